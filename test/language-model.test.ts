/**
 * The tools for language models: what they answer, that the manifest describes what is registered, and that
 * docs/language-model.md shows what is so. `UPDATE_DOCS=1` writes the outputs of its examples anew.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { allEntries, codeRef, entriesOf, type ToolAnswer } from '../src/core';
import { LANGUAGE_MODEL_TOOLS, registerLanguageModelTools } from '../src/extension/languageModelTools';
import { ROOT, textOf } from './sources';

const PAGE = 'docs/language-model.md';

interface Declared {
  readonly name: string;
  readonly modelDescription: string;
  readonly inputSchema: {
    readonly properties: Readonly<Record<string, { readonly type: string; readonly description: string }>>;
    readonly required: readonly string[];
  };
}

const declared = (JSON.parse(textOf('package.json')) as { contributes: { languageModelTools: Declared[] } }).contributes
  .languageModelTools;

/** An editor that knows tools for language models. */
class Editor {
  readonly tools = new Map<string, { invoke(options: { input: unknown }): unknown }>();
  readonly lm = {
    registerTool: (name: string, tool: { invoke(options: { input: unknown }): unknown }) => {
      this.tools.set(name, tool);
      return { dispose: () => this.tools.delete(name) };
    },
  };
  readonly LanguageModelTextPart = class {
    constructor(readonly value: string) {}
  };
  readonly LanguageModelToolResult = class {
    constructor(readonly content: readonly { readonly value: string }[]) {}
  };

  ask(name: string, input: unknown): string[] {
    const result = this.tools.get(name)?.invoke({ input });
    return (result as { content: { value: string }[] }).content.map(({ value }) => value);
  }
}

const ask = (name: string, input: unknown): ToolAnswer => LANGUAGE_MODEL_TOOLS[`rdpDiagnostics_${name}`]!(input);
const data = (name: string, input: unknown) => ask(name, input).data as Record<string, unknown>;

describe('The tools for language models', () => {
  it('are registered where the editor knows tools, and taken back', () => {
    const editor = new Editor();
    const registration = registerLanguageModelTools(editor);
    assert.deepEqual([...editor.tools.keys()], Object.keys(LANGUAGE_MODEL_TOOLS));
    registration.dispose();
    assert.equal(editor.tools.size, 0);
  });

  it('are left out where the editor knows none', () => {
    for (const editor of [{}, { lm: {} }, { lm: new Editor().lm }]) registerLanguageModelTools(editor).dispose();
  });

  it('answer in words and in JSON', () => {
    const editor = new Editor();
    registerLanguageModelTools(editor);
    const [text, json] = editor.ask('rdpDiagnostics_explain', { code: '0x204' });
    assert.match(text!, /Likely causes/);
    assert.equal((JSON.parse(json!) as { ref: string }).ref, 'disconnect:516');
  });

  it('are described in the manifest, every input too', () => {
    assert.deepEqual(
      declared.map(({ name }) => name),
      Object.keys(LANGUAGE_MODEL_TOOLS),
    );
    for (const { name, modelDescription, inputSchema } of declared) {
      assert.ok(modelDescription.length > 100, name);
      for (const [input, { description }] of Object.entries(inputSchema.properties))
        assert.ok(description.length > 20, `${name} ${input}`);
      assert.ok(
        inputSchema.required.every((input) => input in inputSchema.properties),
        name,
      );
    }
  });

  it('explain every code and message by its reference, with its sources', () => {
    for (const entry of [...allEntries(), ...entriesOf('message')]) {
      const answer = data('explain', { code: codeRef(entry) }) as { ref: string; sources: unknown[] };
      assert.ok(answer.sources.length > 0, codeRef(entry));
      assert.equal(answer.ref, codeRef(entry));
    }
  });

  it('read a code together with its extended code, in one text or in two', () => {
    for (const input of [
      { code: '0x3/0x5' },
      { code: '0x3', extended: '0x5' },
      { code: 'disconnect:3', extended: 'extended:5' },
    ]) {
      const { ref, extended } = data('explain', input) as { ref: string; extended: { ref: string } };
      assert.deepEqual([ref, extended.ref], ['disconnect:3', 'extended:5']);
    }
  });

  it('order the causes by context', () => {
    const first = (context: string[]) =>
      (data('explain', { code: 'disconnect:3334', context }) as { causes: { id: string }[] }).causes[0]?.id;
    assert.equal(first(['program:mremoteng']), 'client-memory');
    assert.equal(first(['program:xrdp']), 'protocol-error');
  });

  it('say that nothing public is known of a number', () => {
    assert.equal(data('explain', { code: '0x77777' })['known'], false);
  });

  it('do not repeat the lines of the text', () => {
    const { text, data: facts } = ask('check', {
      text: 'user secret-name at host-4711\nRemote Desktop secret-name Error code: 0x904\nExtended error code: 0x7\n',
    });
    assert.match(text, /line 2/);
    assert.doesNotMatch(text + JSON.stringify(facts), /secret-name|host-4711/);
  });

  it('find messages without a code, and problems of .rdp files', () => {
    assert.match(ask('check', { text: 'Your credentials did not work' }).text, /not accepted/);
    assert.match(ask('check', { text: 'full address:i:x\n', path: 'a.rdp' }).text, /line 1/);
    assert.match(ask('check', { text: 'nothing here' }).text, /No Remote Desktop code/);
  });

  it('answer whatever they are asked', () => {
    for (const input of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { code: {} },
      { code: 516 },
      { words: [] },
      { text: '', path: 3 },
      { code: 'zzzzqqqq' },
    ])
      for (const answer of Object.values(LANGUAGE_MODEL_TOOLS)) {
        const { text, data } = answer(input);
        assert.ok(text.length > 0);
        assert.equal(typeof JSON.stringify(data), 'string');
      }
  });
});

describe(PAGE, () => {
  it('shows what the tools answer', () => {
    const page = textOf(PAGE);
    const example = /asks `(\w+)`:\n\n```json\n([^`]*)```\n\nand gets:\n\n```text\n([^`]*)```/g;
    let examples = 0;
    const right = page.replace(example, (whole, tool: string, input: string, output: string) => {
      examples++;
      return whole.replace(output, () => `${LANGUAGE_MODEL_TOOLS[tool]!(JSON.parse(input)).text}\n`);
    });
    assert.equal(examples, 2);
    if (process.env['UPDATE_DOCS']) writeFileSync(path.join(ROOT, PAGE), right);
    else assert.equal(page, right);
  });

  it('names every tool', () => {
    for (const { name } of declared) assert.ok(textOf(PAGE).includes(`\`${name}\``), name);
  });
});
