/** docs/coverage.md: every numbered line of the four sources is somewhere in the product, or left out with a reason. */
import assert from 'node:assert/strict';
import { complaintOf } from '../scripts/coverage/carried';
import { SEED_LINES } from '../scripts/coverage/coverage-page';
import { playbookAreas } from '../scripts/pages/playbook-areas';
import { playbookPages } from '../scripts/pages/playbook-pages';
import { allPlaybooks } from '../src/core';
import { codesMarkdown } from '../src/cli/codes-markdown';
import { exists, filesIn, textOf } from './sources';

const LINES = 324;

describe('Coverage of the sources', () => {
  it('names each of the 324 lines once', () => {
    assert.deepEqual(
      SEED_LINES.map(({ line }) => line),
      Array.from({ length: LINES }, (_, index) => index + 1),
    );
  });

  it('finds what each line says where it says so, and nowhere what was left out', () => {
    const complaints = SEED_LINES.flatMap(({ line, carriers }) =>
      carriers.flatMap((carrier) => {
        const complaint = complaintOf(carrier, textOf);
        return complaint === undefined ? [] : [`${line}: ${complaint}`];
      }),
    );
    assert.deepEqual(complaints, []);
  });

  it('notices a place that is not there, and words that do not stand there', () => {
    const wrong = [
      { kind: 'code', code: 'disconnect:61166', words: 'name' },
      { kind: 'code', code: 'disconnect:260', words: 'licence server' },
      { kind: 'step', playbook: 'rdp-port', words: 'licence server' },
      { kind: 'step', playbook: 'rdp-port', words: 'PortNumber', part: 'warnings' },
      { kind: 'link', url: 'learn.example' },
      { kind: 'page', page: 'docs/glossary.md', words: 'licence grace reset' },
      { kind: 'left out', why: 'a test', never: /PortNumber/ },
    ] as const;
    for (const carrier of wrong) assert.ok(complaintOf(carrier, textOf), JSON.stringify(carrier));
  });

  it('leaves few lines out, and says why', () => {
    const out = SEED_LINES.filter(({ carriers }) => carriers.every(({ kind }) => kind === 'left out'));
    assert.deepEqual(
      out.map(({ line }) => line),
      [266, 278],
    );
    for (const { carriers } of SEED_LINES) {
      for (const carrier of carriers) if (carrier.kind === 'left out') assert.match(carrier.why, /\.$/);
    }
  });

  it('carries every old procedure under Older Windows where a modern way stands before it', () => {
    const procedures = SEED_LINES.filter(({ line }) => line >= 234 && line <= 261);
    const old = procedures.filter(({ carriers }) =>
      carriers.some((carrier) => carrier.kind === 'step' && carrier.part === 'olderWindows'),
    );
    // The others are still done today as they were then.
    assert.equal(old.length, procedures.length - 5);
    for (const { line, carriers } of procedures) {
      assert.ok(
        carriers.some((carrier) => carrier.kind === 'step' && carrier.part !== 'olderWindows'),
        `line ${line} has no modern way`,
      );
    }
  });
});

describe('Pages of the playbooks', () => {
  const pages = new Map(playbookPages());
  const anchors = (text: string) => new Set([...text.matchAll(/<a id="([^"]+)"/g)].map((match) => match[1]!));
  const known = new Map<string, Set<string>>([
    ...[...pages].map(([file, text]) => [file, anchors(text)] as const),
    ['docs/codes.md', anchors(codesMarkdown())],
  ]);

  it('stand in one area each, whatever file they were written in', () => {
    const areas = playbookAreas();
    assert.deepEqual(
      areas.flatMap(({ playbooks }) => playbooks.map(({ id }) => id)).sort(),
      allPlaybooks()
        .map(({ id }) => id)
        .sort(),
    );
    assert.deepEqual(
      areas.map(({ file }) => `src/core/knowledge/playbooks/${file}.ts`).sort(),
      filesIn('src/core/knowledge/playbooks').filter((file) => !file.endsWith('/index.ts')),
    );
  });

  it('link to pages and steps that are there, and so do codes, links and coverage', () => {
    const from = [...pages.keys(), 'docs/codes.md', 'docs/links.md', 'docs/coverage.md', 'docs/authoring.md'];
    const broken: string[] = [];
    for (const file of from) {
      const text = pages.get(file) ?? (file === 'docs/codes.md' ? codesMarkdown() : textOf(file));
      for (const [, address] of text.matchAll(/\]\((?!https?:)([^)\s]*)\)/g)) {
        const [path, anchor] = address!.split('#');
        const target = path === '' ? file : new URL(path!, `file:///${file}`).pathname.slice(1);
        if (!exists(target)) broken.push(`${file}: ${address}`);
        else if (anchor && path !== '' && !(known.get(target)?.has(anchor) ?? true)) broken.push(`${file}: ${address}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it('show every command of the playbooks, each in a block of its own', () => {
    for (const playbook of allPlaybooks()) {
      const text = pages.get(`docs/playbooks/${playbook.id}.md`)!;
      const steps = [
        playbook.confirm,
        playbook.fix,
        playbook.verify,
        playbook.undo,
        playbook.olderWindows ?? [],
      ].flat();
      const blocks = text.match(/^ +```(?:powershell|bat|sh)$/gm) ?? [];
      assert.equal(blocks.length, steps.filter(({ run }) => run !== undefined).length, playbook.id);
    }
  });
});
