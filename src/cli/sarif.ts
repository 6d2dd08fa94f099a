import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FAMILY_DESCRIPTIONS, FAMILIES, type Severity } from '../core';
import type { CheckedFile, PlacedFinding } from './check';

const LEVEL: Readonly<Record<Severity, string>> = { info: 'note', warning: 'warning', error: 'error' };
const DOCS = 'https://github.com/rdp-diagnostics/rdp-diagnostics/blob/main/docs';

/** Findings as SARIF 2.1.0; columns are UTF-16 units. */
export function sarifLog(files: readonly CheckedFile[]): string {
  const used = new Set(files.flatMap((file) => file.findings.map(({ finding }) => finding.rule)));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'rdpdiag',
            informationUri: 'https://github.com/rdp-diagnostics/rdp-diagnostics',
            rules: [...used].sort().map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => file.findings.map((placed) => resultOf(file, placed))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(id: string) {
  const family = FAMILIES.find((name) => id === `code/${name}`);
  return family === undefined
    ? {
        id,
        shortDescription: { text: `.rdp rule ${id.slice('rdp/'.length)}` },
        helpUri: `${DOCS}/rules/${id.slice('rdp/'.length)}.md`,
      }
    : { id, shortDescription: { text: FAMILY_DESCRIPTIONS[family].title }, helpUri: `${DOCS}/codes.md` };
}

function resultOf(file: CheckedFile, { finding, line, column, endLine, endColumn }: PlacedFinding) {
  return {
    ruleId: finding.rule,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file.path) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

/** Relative paths stay relative, so that a repository's results point into the repository. */
function uriOf(name: string): string {
  if (path.isAbsolute(name)) return pathToFileURL(name).href;
  return name.split(path.sep).map(encodeURIComponent).join('/');
}
