import type { Finding } from './finding';
import { FAMILIES, type Severity } from './knowledge/code';
import { FAMILY_DESCRIPTIONS } from './knowledge/families';
import { findEntry } from './knowledge/lookup';
import { parseCodeRef } from './knowledge/notation';
import { RULE_SUMMARIES } from './rdp/rule-summaries';
import { RULES } from './rdp/rules';

const LEVEL: Readonly<Record<Severity, string>> = { info: 'note', warning: 'warning', error: 'error' };
const HOME = 'https://github.com/rdp-diagnostics/rdp-diagnostics';
const REPOSITORY = `${HOME}/blob/main`;
const DOCS = `${REPOSITORY}/docs`;

/** 1-based lines and columns, the end exclusive, columns in UTF-16 units. */
export interface SarifRegion {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface SarifFix {
  readonly title: string;
  readonly replacements: readonly (SarifRegion & { readonly newText: string })[];
}

export interface SarifFinding extends SarifRegion {
  readonly finding: Finding;
  readonly fixes: readonly SarifFix[];
}

export interface SarifFile {
  /** A URI, or a relative reference to one. */
  readonly uri: string;
  readonly findings: Iterable<SarifFinding>;
}

/** Who found them. */
export interface SarifTool {
  readonly name: string;
  readonly version: string;
}

/** Findings as SARIF 2.1.0, for code scanning services and viewers; columns are UTF-16 units. */
export function sarifLog(files: readonly SarifFile[], tool: SarifTool): string {
  return [...sarifPieces(rulesOf(files), files, tool)].join('');
}

/** The rules that some files' findings go by, each once, as {@link sarifPieces} takes them. */
export function rulesOf(files: readonly SarifFile[]): string[] {
  const rules = new Set<string>();
  for (const { findings } of files) for (const { finding } of findings) rules.add(finding.rule);
  return [...rules].sort();
}

/**
 * The same in pieces, for more findings than fit into one string.
 * @param rules the rule of every finding
 */
export function* sarifPieces(rules: readonly string[], files: Iterable<SarifFile>, tool: SarifTool): Generator<string> {
  const ruleIndex = new Map(rules.map((rule, index) => [rule, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...tool, informationUri: HOME, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: [],
      },
    ],
  };
  const frame = JSON.stringify(log, undefined, 2);
  // The list of results is the last of the frame's lists.
  const at = frame.lastIndexOf('[]');
  yield frame.slice(0, at + 1);
  let isFirst = true;
  for (const { uri, findings } of files) {
    for (const placed of findings) {
      const result = JSON.stringify(resultOf(uri, placed, ruleIndex.get(placed.finding.rule) ?? -1), undefined, 2);
      // Not by lines of an expression: a line separator within a text is no line end of JSON.
      yield `${isFirst ? '' : ','}\n        ${result.replaceAll('\n', '\n        ')}`;
      isFirst = false;
    }
  }
  yield `${isFirst ? '' : '\n      '}${frame.slice(at + 1)}\n`;
}

function ruleOf(id: string) {
  const family = FAMILIES.find((name) => id === `code/${name}`);
  if (family) return described(id, FAMILY_DESCRIPTIONS[family].title, `${DOCS}/codes.md`);
  const rule = RULES.find((one) => id === `rdp/${one.id}`);
  if (rule) {
    return {
      ...described(id, plain(RULE_SUMMARIES[rule.id] ?? rule.id), `${REPOSITORY}/${rule.docs}`),
      defaultConfiguration: { ...(rule.optIn && { enabled: false }), level: LEVEL[rule.severity] },
    };
  }
  const code = parseCodeRef(id.replace('/', ':'));
  return described(id, (code && findEntry(code)?.title) ?? id, `${DOCS}/codes.md`);
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

function resultOf(uri: string, placed: SarifFinding, ruleIndex: number) {
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

function fixOf(uri: string, { title, replacements }: SarifFix) {
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

const regionOf = ({ line, column, endLine, endColumn }: SarifRegion) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});
