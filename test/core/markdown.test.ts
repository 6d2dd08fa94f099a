import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, fencedCode, inlineCode, link } from '../../src/core';

/** What Markdown and VS Code leave of an escaped text: backslash escapes and entities undone. */
const shown = (markdown: string) =>
  markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

describe('Escaped text', () => {
  const HOSTILE = [
    '[click](command:workbench.action.terminal.sendSequence)',
    '[click](https://evil.example)',
    '![pixel](https://evil.example/x.png)',
    '[ref]: https://evil.example',
    '<img src=x onerror=alert(1)>',
    '<https://evil.example>',
    '<a href="command:x">y</a>',
    '&lt;script&gt;',
    '&#x3c;script>',
    '$(trash) $(sync~spin)',
    'https://evil.example/path',
    'http://192.0.2.1',
    'www.evil.example',
    'WWW.evil.example',
    'mail@evil.example',
    'mailto:mail@evil.example',
    '**bold** _it_ ~~gone~~ `code`',
    '`` ` ``',
    '# heading',
    '   # heading',
    '- item',
    '+ item',
    '* item',
    '1. item',
    '12) item',
    '===',
    '---',
    '> quote',
    '| a | b |',
    '\\[not escaped](x)',
    'a\\',
    'line one\n# line two\r\n- three',
  ];
  for (const text of HOSTILE) {
    it(`shows ${JSON.stringify(text)} as itself`, () => {
      const markdown = escapeMarkdown(text);
      assert.doesNotMatch(markdown, /[\r\n]/);
      assert.doesNotMatch(markdown, /(?<!\\)(?:\\\\)*[[\]`*_|~$]/, 'a mark of Markdown is live');
      assert.doesNotMatch(markdown, /[<>]/, 'HTML is live');
      assert.doesNotMatch(markdown, /&(?!(?:amp|lt|gt);)/, 'an entity is live');
      assert.doesNotMatch(markdown, /^\s*(?:[-+#=]|\d+[.)])/, 'a block begins');
      assert.doesNotMatch(markdown, /[a-z]:\/\/|\bwww\.|\w@\w/i, 'an address links itself');
      assert.equal(shown(markdown), text.replace(/[\r\n]+/g, ' '));
    });
  }

  it('escapes a mark of a block at its start only', () => {
    assert.equal(escapeMarkdown('a - b + c # d = e 1. f'), 'a - b + c # d = e 1. f');
    assert.equal(escapeMarkdown('  - a - b'), '  \\- a - b');
    assert.equal(escapeMarkdown('--'), '\\--');
    assert.equal(escapeMarkdown('12) a 13) b'), '12\\) a 13) b');
    assert.equal(escapeMarkdown('123456789. a'), '123456789\\. a');
    assert.equal(escapeMarkdown('a1. b'), 'a1. b');
    assert.equal(escapeMarkdown('12 a'), '12 a');
  });

  it('leaves plain sentences as they are', () => {
    const plain = "The host's certificate has expired (see the clock), or it isn't trusted: 0x1B07; 6919.";
    assert.equal(escapeMarkdown(plain), plain);
  });

  it('shows any text as itself', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(
        '[',
        '](',
        'command:',
        '!',
        '<',
        '>',
        '&',
        '&amp;',
        '`',
        '$(x)',
        '\\',
        '\n',
        '*',
        '_',
        '://',
        'www.',
        '@',
        '#',
        '- ',
        '1. ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const markdown = escapeMarkdown(text);
        assert.doesNotMatch(markdown, /[\r\n<>]/);
        assert.doesNotMatch(markdown, /(?<!\\)(?:\\\\)*[[\]`*_|~$]/);
        assert.doesNotMatch(markdown, /[a-z]:\/\//i);
        assert.equal(shown(markdown), text.replace(/[\r\n]+/g, ' '));
      }),
      { seed: 20_250_103, numRuns: 500 },
    );
  });
});

describe('Inline code', () => {
  const CODE: readonly [string, string][] = [
    ['0x204', '`0x204`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``', '``` `` ```'],
    ['a\nb', '`a b`'],
    ['a\r\n\r\nb', '`a b`'],
    [' x ', '`  x  `'],
    [' x y ', '`  x y  `'],
    ['a x ', '`a x `'],
    [' x a', '` x a`'],
    ['[x](command:y)', '`[x](command:y)`'],
  ];
  for (const [text, markdown] of CODE) {
    it(`fences ${JSON.stringify(text)}`, () => assert.equal(inlineCode(text), markdown));
  }

  it('never closes early, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('`', '``', 'a', ' ', '\n', '\\'), { minLength: 1, maxLength: 12 }),
        (parts) => {
          const markdown = inlineCode(parts.join(''));
          const fence = /^`+/.exec(markdown)![0];
          const inner = markdown.slice(fence.length, -fence.length);
          assert.ok(markdown.endsWith(fence));
          const runs: readonly string[] = inner.match(/`+/g) ?? [];
          assert.ok(!runs.includes(fence));
          assert.doesNotMatch(inner, /^`|`$|[\r\n]/);
        },
      ),
      { seed: 20_250_104, numRuns: 300 },
    );
  });
});

describe('A fenced block', () => {
  it('names its language', () => assert.equal(fencedCode('ipconfig /all', 'bat'), '```bat\nipconfig /all\n```'));

  it('has a fence longer than any run of backticks in it', () => {
    assert.equal(fencedCode('a\n```\nb', ''), '````\na\n```\nb\n````');
    assert.equal(fencedCode('``````', ''), '```````\n``````\n```````');
  });
});

describe('A link', () => {
  it('leads to an address of the web', () => {
    assert.equal(
      link('Page', 'https://learn.microsoft.com/a-b_c?d=e#f'),
      '[Page](https://learn.microsoft.com/a-b_c?d=e#f)',
    );
  });

  it('leads to an address without TLS as well', () => {
    assert.equal(link('Page', 'http://example.com/a'), '[Page](http://example.com/a)');
  });

  it('escapes its title', () => assert.equal(link('a](b', 'https://example.com'), '[a\\](b](https://example.com)'));

  it('keeps brackets of an address from ending it', () => {
    assert.equal(link('Old', 'https://example.com/x(v=ws.10)'), '[Old](https://example.com/x%28v=ws.10%29)');
  });

  for (const url of [
    'command:workbench.action.openSettings',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'vscode://x/y',
    'data:text/html,x',
    'https://a b',
    'https://a"b',
    'https://a<b>',
    ' https://a',
    'https://a\nb',
    'HTTPS:/x',
    '',
    '//example.com',
  ]) {
    it(`does not lead to ${JSON.stringify(url)}`, () => assert.equal(link('Page', url), 'Page'));
  }
});
