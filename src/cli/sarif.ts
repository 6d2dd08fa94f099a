import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FAMILY_DESCRIPTIONS, FAMILIES, type Severity } from '../core';
import type { CheckedFile, PlacedFinding } from './check';
import { version } from './version';

const LEVEL: Readonly<Record<Severity, string>> = { info: 'note', warning: 'warning', error: 'error' };
const DOCS = 'https://github.com/rdp-diagnostics/rdp-diagnostics/blob/main/docs';

/** Findings as SARIF 2.1.0, for code scanning services and viewers; columns are UTF-16 units. */
export function sarifLog(files: readonly CheckedFile[]): string {
  const rules = [...new Set(files.flatMap((file) => file.findings.map(({ finding }) => finding.rule)))].sort();
  const ruleIndex = new Map(rules.map((rule, index) => [rule, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'rdpdiag',
            version: version(),
            informationUri: 'https://github.com/rdp-diagnostics/rdp-diagnostics',
            rules: rules.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap((file) => {
          const uri = uriOf(file.path);
          return file.findings.map((placed) => resultOf(uri, placed, ruleIndex.get(placed.finding.rule)!));
        }),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(id: string) {
  const family = FAMILIES.find((name) => id === `code/${name}`);
  if (family) return { id, shortDescription: { text: FAMILY_DESCRIPTIONS[family].title }, helpUri: `${DOCS}/codes.md` };
  const name = id.replace(/^rdp\//, '');
  return {
    id,
    shortDescription: { text: `.rdp rule ${name}` },
    helpUri: `${DOCS}/rules/${name.replaceAll('/', '-')}.md`,
  };
}

function resultOf(uri: string, placed: PlacedFinding, ruleIndex: number) {
  const { finding, line, column, endLine, endColumn } = placed;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
  };
}

/** Relative paths stay relative, so that a repository's results point into the repository. */
function uriOf(name: string): string {
  if (path.isAbsolute(name)) return pathToFileURL(name).href;
  // A name in Windows may hold half a surrogate pair, which has no UTF-8.
  const wellFormed = Buffer.from(name).toString();
  return wellFormed.split(path.sep).map(encodeURIComponent).join('/');
}
