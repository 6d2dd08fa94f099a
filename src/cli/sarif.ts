import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FAMILY_DESCRIPTIONS, FAMILIES, findEntry, parseCodeRef, RULE_SUMMARIES, RULES, type Severity } from '../core';
import type { CheckedFile, PlacedFinding, PlacedFix, Region } from './check';
import { version } from './version';

const LEVEL: Readonly<Record<Severity, string>> = { info: 'note', warning: 'warning', error: 'error' };
const REPOSITORY = 'https://github.com/rdp-diagnostics/rdp-diagnostics/blob/main';
const DOCS = `${REPOSITORY}/docs`;

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
  if (family) return described(id, FAMILY_DESCRIPTIONS[family].title, `${DOCS}/codes.md`);
  if (id.startsWith('message/')) {
    const code = parseCodeRef(id.replace('/', ':'));
    const title = code && findEntry(code)?.title;
    if (title !== undefined) return described(id, title, `${DOCS}/codes.md`);
  }
  const rule = RULES.find((one) => id === `rdp/${one.id}`);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return {
    ...described(id, plain(RULE_SUMMARIES[rule.id] ?? rule.id), `${REPOSITORY}/${rule.docs}`),
    defaultConfiguration: { ...(rule.optIn && { enabled: false }), level: LEVEL[rule.severity] },
  };
}

/** Services ask for the long description and the help as well; the page that it leads to has both. */
function described(id: string, text: string, page: string) {
  return {
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `Why, and what to do: ${page}`, markdown: `[Why, and what to do](${page})` },
    helpUri: page,
  };
}

/** Markdown of a rule's page without its marks. */
const plain = (markdown: string) => markdown.replaceAll(/`([^`]*)`/g, '“$1”');

function resultOf(uri: string, placed: PlacedFinding, ruleIndex: number) {
  const { finding, fixes } = placed;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: regionOf(placed) } }],
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(uri, fix)) }),
  };
}

function fixOf(uri: string, { title, replacements }: PlacedFix) {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: { uri },
        replacements: replacements.map((replacement) => ({
          deletedRegion: regionOf(replacement),
          ...(replacement.newText !== '' && { insertedContent: { text: replacement.newText } }),
        })),
      },
    ],
  };
}

const regionOf = ({ line, column, endLine, endColumn }: Region) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

/** Relative paths stay relative, so that a repository's results point into the repository. */
function uriOf(name: string): string {
  if (path.isAbsolute(name)) return pathToFileURL(name).href;
  // A name in Windows may hold half a surrogate pair, which has no UTF-8.
  const wellFormed = Buffer.from(name).toString();
  return wellFormed.split(path.sep).map(encodeURIComponent).join('/');
}
