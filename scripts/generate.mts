// npm run generate: writes what is generated from the tables of the core, docs/codes.md, docs/codes.json, docs/playbooks/,
// docs/links.md, docs/display-languages.md, docs/coverage.md and the version of the knowledge, and from the pages of the rules, src/core/rdp/rule-summaries.ts and the settings of
// package.json that list all rules.
//   npm run generate -- --check     writes nothing; fails when a file is not what the tables say
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { codesJson } from '../src/cli/codes';
import { codesMarkdown } from '../src/cli/codes-markdown';
import { RULES } from '../src/core/rdp/rules';
import { coveragePage } from './coverage/coverage-page';
import { displayLanguagesPage } from './pages/display-languages-page';
import { knowledgeVersion } from './pages/knowledge-version';
import { linksPage } from './pages/links-page';
import { playbookPages } from './pages/playbook-pages';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What each rule reports: the first paragraph of its page, Markdown in one line. */
const summaries = Object.fromEntries(
  RULES.map(({ id, docs }) => [
    id,
    readFileSync(path.join(root, docs), 'utf8').split('\n\n')[2]!.replaceAll('\n', ' '),
  ]),
);

const generated: readonly (readonly [file: string, content: string])[] = [
  ['docs/codes.md', codesMarkdown()],
  ['docs/codes.json', codesJson()],
  ...playbookPages(),
  ['docs/links.md', linksPage()],
  ['docs/display-languages.md', displayLanguagesPage()],
  ['docs/coverage.md', coveragePage()],
  ['src/core/knowledge/version.ts', knowledgeVersion(read('src/core/knowledge/version.ts') ?? '')],
  ['src/core/rdp/rule-summaries.ts', await ruleSummaries()],
  ['package.json', manifest()],
];

const stale = generated.filter(([file, content]) => read(file) !== content);

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: npm run generate`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [file, content] of stale) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
}

async function ruleSummaries(): Promise<string> {
  const file = path.join(root, 'src/core/rdp/rule-summaries.ts');
  const source = `import type { RuleId } from './rules/rule';

/** What each rule reports, as the first paragraph of its page says it, in Markdown. Generated: npm run generate. */
export const RULE_SUMMARIES: Readonly<Record<RuleId, string>> = ${JSON.stringify(summaries)};
`;
  return format(source, { ...(await resolveConfig(file)), filepath: file });
}

/** The manifest with the settings that list all rules made anew, and nothing else touched. */
function manifest(): string {
  interface Schema {
    properties: Record<string, unknown>;
    items: { properties: { rule: { enum: string[] } } };
  }
  const written = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    homepage: string;
    contributes: { configuration: { properties: Record<string, Schema> } };
  };
  const settings = written.contributes.configuration.properties;
  const rules = [...RULES].sort((one, other) => (one.id < other.id ? -1 : 1));
  const repository = written.homepage.replace(/#.*$/, '');
  settings['rdpDiagnostics.rdp.severities']!.properties = Object.fromEntries(
    rules.map(({ id, docs }) => [
      id,
      {
        enum: ['off', 'info', 'warning', 'error'],
        markdownDescription: `${summaries[id]} [More](${repository}/blob/main/${docs})`,
      },
    ]),
  );
  settings['rdpDiagnostics.rdp.suppressions']!.items.properties.rule.enum = rules.map(({ id }) => id);
  return `${JSON.stringify(written, undefined, 2)}\n`;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return undefined; // not generated yet
  }
}
