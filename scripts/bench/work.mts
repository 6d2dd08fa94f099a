/** Instructions of the things people wait for, over those of an empty process: figures that hold on a busy machine too. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { FOLDER, largeFile, ROOT } from './files.mjs';
import { instructionsOfNode, type Counter } from './instructions.mjs';
import type { Rows } from './rows.mjs';

const commandLine = path.join(ROOT, 'dist/rdpdiag.js');
const activate = path.join(import.meta.dirname, 'activate.mjs');

/** @throws when nothing here can count. */
export function work(counter: Counter, rows: Rows): void {
  if (counter === 'no counter') throw new Error('neither perf nor valgrind counts instructions here');
  const nothing = path.join(FOLDER, 'nothing.cjs');
  writeFileSync(nothing, 'exports.activate = () => undefined;\n');
  const empty = instructionsOfNode(counter, [nothing]);
  const stub = instructionsOfNode(counter, [activate, nothing]);
  const hover = [
    `const core = require(${JSON.stringify(path.join(ROOT, 'dist/core.js'))});`,
    `const lines = new core.LineIndex('RDP: Error code: 0x204\\n');`,
    `const { finding } = core.findingAt(lines, 0, 18, 'log');`,
    `core.explanationToMarkdown(core.explain(finding.code), { detail: 'short' });`,
  ].join('');
  for (const [what, words, base] of [
    ['rdpdiag explain 516', [commandLine, 'explain', '516'], empty],
    ['rdpdiag check of one small log', [commandLine, 'check', path.join(ROOT, 'samples/mstsc-dialog.log')], empty],
    ['rdpdiag check of 1 MB of log', [commandLine, 'check', '--format', 'json', largeFile('log', 1)], empty],
    ['rdpdiag check of 1 MB of events', [commandLine, 'check', '--format', 'json', largeFile('events', 1)], empty],
    ['the first hover, core loaded for it', ['-e', hover], empty],
    ['activation of extension.js', [activate, path.join(ROOT, 'dist/extension.js')], stub],
    ['activation of browser.js', [activate, path.join(ROOT, 'dist/browser.js')], stub],
  ] as const) {
    const over = instructionsOfNode(counter, words) - base;
    rows.figures.instructions[what] = over;
    rows.add(
      `${what}, instructions`,
      `${(over / 1e6).toFixed(0)} million over an empty process (${(empty / 1e6).toFixed(0)})`,
    );
  }
}
