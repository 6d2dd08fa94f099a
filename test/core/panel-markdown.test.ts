import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import * as core from '../../src/core';
import { panelMarkdown } from '../../src/panel/markdown';
import { allSections, panelState } from '../../src/panel/model';
import { EVERY_FIELD, EXPLANATION, HOSTILE, HOSTILE_EXPLANATION, NONE } from './panel-fixture';

/** What these tests read of markdown-it, which has no types of its own. */
interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
}
type Parser = new (options?: { html: boolean }) => { parse(text: string, environment: object): readonly Token[] };
const MarkdownIt = createRequire(import.meta.url)('markdown-it') as Parser;

const markdown = (explanation = EXPLANATION, ticks = NONE) =>
  panelMarkdown(panelState(explanation, ticks, core.english, core.codeRef), core);

describe('panel: copy as Markdown', () => {
  it('begins with the code and its names', () => {
    assert.deepEqual(markdown().split('\n').slice(0, 3), [
      '# `0x204` The client could not open a connection',
      '',
      '**Disconnect reason** · `516` · `disconnectReasonSocketConnectFailed` · Failure',
    ]);
  });

  it('writes ticks as a task list', () => {
    const state = panelState(EXPLANATION, NONE, core.english, core.codeRef);
    const step = state.causes.flatMap(allSections).flatMap((section) => section.steps)[2]!;
    const ticked = markdown(EXPLANATION, new Set([step.key]));
    assert.match(ticked, /^- \[x\] Forget what the client remembers of DNS$/m);
    assert.equal(ticked.match(/^- \[x\]/gm)?.length, 1);
    assert.equal(markdown().match(/^- \[x\]/gm), null);
  });

  it('puts each command into a fenced block, inside its step', () => {
    assert.ok(
      markdown().includes(
        [
          '- [ ] Register the host in DNS again',
          '',
          '  On the remote computer (host) · Risk: medium · Restarts: the DNS client service · Ends the sessions of connected users · PowerShell, as administrator',
          '',
          '  **Warning**: Do this outside working hours: names do not resolve for some seconds.',
          '',
          '  ```powershell',
          '  Register-DnsClient',
          '  Restart-Service -Name Dnscache -Force',
          '  ```',
        ].join('\n'),
      ),
    );
  });

  it('keeps every command exactly, as a reader of Markdown sees it', () => {
    const fences = new MarkdownIt().parse(markdown(), {}).filter(({ type }) => type === 'fence');
    const commands = [...EVERY_FIELD.confirm, ...EVERY_FIELD.fix, ...EVERY_FIELD.olderWindows!].flatMap(({ run }) =>
      run === undefined ? [] : [`${run.replaceAll('\r\n', '\n')}\n`],
    );
    assert.deepEqual(
      fences.map(({ content }) => content),
      commands,
    );
  });

  it('links sources with https only', () => {
    assert.ok(markdown().includes('- [Microsoft: OnDisconnected](https://learn.microsoft.com/'));
    assert.ok(markdown().includes('- A blog (from the community)'));
    assert.ok(!markdown(HOSTILE_EXPLANATION).includes('javascript:'));
  });

  it('keeps hostile text text', () => {
    const renderer = new MarkdownIt({ html: true });
    const tokens = renderer
      .parse(markdown(HOSTILE_EXPLANATION), {})
      .flatMap((token) => [token, ...(token.children ?? [])]);
    const kinds = new Set(tokens.map(({ type }) => type));
    for (const kind of ['html_block', 'html_inline', 'image']) assert.ok(!kinds.has(kind), kind);
    for (const link of tokens.filter(({ type }) => type === 'link_open'))
      assert.match(String(link.attrGet('href')), /^https:\/\/(learn\.microsoft|example)\.com\//);
    const shown = tokens
      .filter(({ type }) => type === 'text' || type === 'text_special' || type === 'code_inline')
      .map(({ content }) => content)
      .join('');
    assert.ok(shown.includes(HOSTILE));
  });

  it('cannot be left by backticks in a command', () => {
    const fences = new MarkdownIt().parse(markdown(HOSTILE_EXPLANATION), {}).filter(({ type }) => type === 'fence');
    assert.ok(fences[0]?.content.endsWith('```\n# out\n````\n'));
  });

  it('escapes what means something at the start of a line', () => {
    for (const start of [
      '# a',
      '- a',
      '+ a',
      '= a',
      '> a',
      '1. a',
      '12) a',
      '\\',
      '_a_',
      '__a__',
      '&lt;',
      '~~a~~',
      '\\*a*',
    ]) {
      const text = markdown({ ...EXPLANATION, meaning: start });
      const inline = new MarkdownIt().parse(text, {}).filter(({ type }) => type === 'inline');
      const read = inline.map(({ children }) => (children ?? []).map(({ content }) => content).join(''));
      assert.ok(read.includes(start), `${start}: ${text.split('\n')[4]}`);
    }
  });
});
