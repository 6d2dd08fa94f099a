/**
 * README.md says what is so: its examples are run, its links lead somewhere, its commands and settings exist.
 * `UPDATE_README=1 npx mocha --no-config --import=tsx test/readme.test.ts` writes the output of examples anew; those with a
 * line `…` in them are left to a person.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, rdpdiag } from './cli/rdpdiag';
import { exists, ROOT, textOf } from './sources';

const README = 'README.md';
/** Stands on a line of its own for any number of lines. */
const LEFT_OUT = '…';

interface Example {
  readonly command: string;
  /** What the README says it prints, without the last line end. */
  readonly output: string;
  /** The output block as it stands in the file, fences included. */
  readonly block: string;
}

/** Every `sh` block with one `rdpdiag` command, together with the block that follows it. */
function examplesIn(text: string): Example[] {
  const pairs = text.matchAll(/```sh\n(rdpdiag [^\n]+)\n```\n\n(```(?:text|json)\n((?:(?!```)[^\n]*\n)*)```)/g);
  return [...pairs].map(([, command, block, output]) => ({
    command: command!,
    output: output!.replace(/\n$/, ''),
    block: block!,
  }));
}

/** The words of a command line; those in double quotes are one. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

/** Whether the output is the one that is shown, a line `…` standing for any number of lines. */
function fits(output: string, shown: readonly string[]): boolean {
  const escaped = (line: string) => line.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const lines = shown.map((line) => (line === LEFT_OUT ? String.raw`(?:.*\n)*?` : String.raw`${escaped(line)}\n`));
  return new RegExp(`^${lines.join('')}$`, 'u').test(output);
}

interface Setting {
  readonly default: unknown;
}
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly menus: { readonly commandPalette: readonly { command: string; when: string }[] };
    readonly keybindings: readonly { command: string; key: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
  readonly scripts: Readonly<Record<string, string>>;
}

describe('the README', () => {
  before(build);
  const text = textOf(README);
  const { contributes, scripts } = JSON.parse(textOf('package.json')) as Manifest;
  const names = JSON.parse(textOf('package.nls.json')) as Record<string, string>;
  const named = (title: string) => title.replace(/^%(.+)%$/, (_, key: string) => names[key] ?? title);

  it('has no example that is not run', () => {
    const blocks = text.match(/^```sh$/gm) ?? [];
    assert.ok(blocks.length >= 3, 'there are examples');
    assert.equal(examplesIn(text).length, blocks.length, 'each sh block has one command and its output below it');
  });

  for (const { command, output, block } of examplesIn(text)) {
    it(`shows what this prints: ${command}`, async () => {
      const { stdout, stderr, status } = await rdpdiag(wordsOf(command).slice(1));
      assert.equal(stderr, '');
      assert.ok(status === 0 || status === 1, `status ${status}`);
      const shown = output.split('\n');
      if (fits(stdout, shown)) return;
      if (process.env['UPDATE_README'] && !shown.includes(LEFT_OUT)) {
        const fence = block.slice(0, block.indexOf('\n') + 1);
        const now = textOf(README).replace(block, () => `${fence}${stdout}\`\`\``);
        writeFileSync(path.join(ROOT, README), now);
        return;
      }
      assert.deepEqual(stdout.replace(/\n$/, '').split('\n'), shown);
    });
  }

  it('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
    assert.ok(targets.length > 10, 'there are links');
    const missing = targets.filter((target) => !target.startsWith('https:') && !exists(target.replace(/#.*/, '')));
    assert.deepEqual(missing, []);
  });

  it('gives every picture a description', () => {
    assert.deepEqual(text.match(/!\[\s*\]/g) ?? [], []);
  });

  it('names every command of the palette with its key, and no other', () => {
    const hidden = contributes.menus.commandPalette.filter(({ when }) => when === 'false');
    const commands = contributes.commands.filter(({ command }) => !hidden.some((one) => one.command === command));
    const titles = commands.map(({ title, category }) => `${category}: ${named(title)}`);
    const said = new Set(
      [...text.matchAll(/^\| (RDP Diagnostics: [^|]{1,80})\|/gmu)].map(([, title]) => title!.trim()),
    );
    assert.deepEqual([...said].sort(), titles.sort());
    for (const { command, key } of contributes.keybindings) {
      const { title } = contributes.commands.find((one) => one.command === command)!;
      const row = text.split('\n').find((line) => line.startsWith(`| RDP Diagnostics: ${named(title)} `)) ?? '';
      assert.ok(row.toLowerCase().includes(`\`${key}\``), `${named(title)} is on ${key}: ${row}`);
    }
  });

  /** A list as its entries, unless it is empty. */
  const shownDefault = (value: unknown): string => {
    if (Array.isArray(value) && value.length > 0) return value.map(shownDefault).join(' ');
    return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
  };

  it('names every setting with its default, and no other', () => {
    const rows = new Map(
      [...text.matchAll(/^\| `(rdpDiagnostics\.[\w.]+)`\s*\|([^|]*)\|/gm)].map(([, id, value]) => [id, value!.trim()]),
    );
    const expected = Object.entries(contributes.configuration.properties).map(([id, setting]): [string, string] => [
      id,
      shownDefault(setting.default),
    ]);
    assert.deepEqual([...rows].sort(), expected.sort());
    const ids = new Set(expected.map(([id]) => id));
    const unknown = (text.match(/\brdpDiagnostics\.[\w.]*\w/g) ?? []).filter((id) => !ids.has(id));
    assert.deepEqual(unknown, []);
  });

  it('names npm scripts that exist', () => {
    const said = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(([, script]) => script!);
    assert.deepEqual(
      said.filter((script) => !Object.hasOwn(scripts, script)),
      [],
    );
    for (const script of ['start', 'test']) assert.ok(scripts[script], script);
  });
});
