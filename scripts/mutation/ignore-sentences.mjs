// A plugin for Stryker: sentences for readers are not mutated. That a sentence says what it should is a matter of
// reading it; a test that repeats it proves nothing.
const SENTENCE = /^[A-Z].* .* /s;

const textOf = (node) => {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'TemplateLiteral') return node.quasis.map((part) => part.value.cooked ?? '').join('…');
  return undefined;
};

export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'sentences',
    value: {
      /** @param {any} path a babel path; answers why it is left alone, or undefined */
      shouldIgnore({ node, parent, listKey }) {
        const text = textOf(node);
        if (text === undefined) return undefined;
        const translated = parent?.type === 'CallExpression' && listKey === 'arguments' && parent.callee.name === 't';
        return translated || SENTENCE.test(text) ? 'a sentence for readers' : undefined;
      },
    },
  },
];
