import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { escapeMarkdown, fencedCode, inlineCode, link } from '../../../src/core/markdown';
import { indent, printable, wrap } from '../../../src/cli/terminal';
import { target as one, textOfBytes } from '../target';

/** It has no types of its own. */
const MarkdownIt = createRequire(`${process.cwd()}/package.json`)('markdown-it') as new (options: object) => {
  render(markdown: string): string;
  readonly linkify: {
    set(options: { fuzzyLink: boolean; fuzzyEmail: boolean }): void;
    add(schema: string, definition: null): void;
  };
};
const reader = new MarkdownIt({ html: true, linkify: true });
// VS Code makes links of addresses with a scheme, of “www.” and of mail addresses; not of every “a.com”, nor of “//a”.
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
reader.linkify.add('//', null);

/** A document's words on their way to Markdown and to a terminal. */
export const target = one({
  kind: 'text',
  longest: 200,
  seeds: ['test/fuzz/dictionary.txt'],
  input: textOfBytes,
  run: (text) => ({
    escaped: escapeMarkdown(text),
    code: inlineCode(text),
    fenced: fencedCode(text, 'text'),
    linked: link(text, text),
    shown: printable(text),
    wrapped: indent(wrap(text), 2),
  }),
  made: () => 1,
  features: ({ escaped }) => [...escaped.matchAll(/\\.|&\w+;/g)].map(([escape]) => escape),
  check(text, { escaped, shown }) {
    assert.doesNotMatch(escaped, /[\r\n<>]/);
    assert.doesNotMatch(escaped, /(?<!\\)(?:\\\\)*[[\]`*_|~$]/);
    assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, 'no control character reaches a terminal');
    if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) assert.equal(shown, text);
  },
  checkMore(_text, { escaped, code, fenced, linked }) {
    const escapedHtml = reader.render(`before ${escaped} behind\n\n- ${escaped}`);
    assert.doesNotMatch(escapedHtml, /<(?!\/?(?:p|ul|li)>)/, escapedHtml);
    const codeHtml = reader.render(`before ${code} behind`);
    assert.doesNotMatch(codeHtml, /<(?!\/?(?:p|code)>)/, codeHtml);
    const fencedHtml = reader.render(`before\n\n${fenced}\n\nbehind`);
    assert.doesNotMatch(fencedHtml, /<(?!\/?(?:p|pre|code)>|code class="language-text">)/, fencedHtml);
    for (const [, address] of reader.render(linked).matchAll(/ href="([^"]*)"/g)) {
      assert.match(address!, /^https?:\/\//);
    }
  },
});
