import assert from 'node:assert/strict';
import {
  findInSteps,
  folderCsv,
  folderJson,
  folderMarkdown,
  folderSarif,
  GROUPINGS,
  resultTree,
  shownName,
  type FolderReport,
  type ResultNode,
} from '../../../src/core';
import { assertWhole } from '../invariants';
import { target as one, textOfBytes } from '../target';

/** The findings of a file, whose name is the first line, and all reports and trees that are made of them. */
export const target = one({
  kind: 'text',
  longest: 1500,
  seeds: ['test/samples/logs', 'test/samples/events', 'test/samples/rdp'],
  input(data) {
    const [name = '', ...lines] = textOfBytes(data).split('\n');
    // Whoever reads names from a disk or from a zip gives them so.
    return { name: shownName(name).replaceAll(/\p{Cs}/gu, '') || 'a.log', text: lines.join('\n') };
  },
  run({ name, text }): FolderReport {
    const steps = findInSteps({ name, text }, 300);
    let step = steps.next();
    while (!step.done) step = steps.next();
    const { findings, countedOnly } = step.value;
    return {
      folders: [name],
      fileCount: 1,
      files: findings.length > 0 ? [{ name, findings }] : [],
      notes: [{ name, kind: 'unread', reason: 'may not be read' }],
      countedOnly,
      isCancelled: false,
    };
  },
  made: ({ files }) => 4 * (files[0]?.findings.length ?? 0) + 20,
  features: ({ files }) =>
    (files[0]?.findings ?? []).map(({ finding, when, machine }) => `${finding.rule} ${when?.from} ${machine?.from}`),
  check({ text }, { files }) {
    const lines = text.split(/\r\n|\r|\n/);
    for (const { line, column, endLine, endColumn, when, finding } of files[0]?.findings ?? []) {
      assert.ok(line >= 1 && column >= 1 && endLine <= lines.length, `${line}:${column}`);
      if (line === endLine) assert.equal(lines[line - 1]!.slice(column - 1, endColumn - 1), finding.text);
      if (when) assert.ok(Number.isFinite(when.time));
    }
  },
  checkMore({ name, text }, report) {
    const csv = folderCsv(report);
    const rows = cellsOf(csv.slice(1));
    for (const row of rows) {
      assert.equal(row.length, rows[0]!.length, 'each row has the same cells');
      for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+@-]/, 'no cell is a formula');
    }
    assert.equal(rows.length - 1, report.files[0]?.findings.length ?? 0);
    JSON.parse(folderJson(report));
    JSON.parse(folderSarif(report, { name: 'test', version: '1' }));
    const markdown = folderMarkdown(report);
    assertWhole(markdown, name + text);
    assert.doesNotMatch(markdown.replaceAll(/`[^`]*`/g, ''), /<(?:img|script|a )/i);
    const seen = new Set<string>();
    const visit = (node: ResultNode): void => {
      assert.ok(!seen.has(node.id) && node.spoken !== '', node.id);
      seen.add(node.id);
      assert.doesNotMatch(node.label + node.description, /[\r\n]/);
      for (const child of node.children?.() ?? []) visit(child);
    };
    for (const grouping of GROUPINGS) {
      seen.clear();
      for (const node of resultTree(report, grouping)) visit(node);
    }
  },
});

/** RFC 4180. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
