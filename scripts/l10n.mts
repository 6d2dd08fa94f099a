// npm run l10n: writes l10n/bundle.l10n.json, the sentences of the editor to be translated.
//   npm run l10n [-- --check]     --check compares instead, and fails where the file is stale
// Those of src/extension are read from its calls of vscode.l10n.t. Core and panel are handed a function to translate
// with and choose many of their sentences by data, so they are asked: every code is explained and shown in the panel,
// and what they wanted to have translated is written down.
import { getL10nJson } from '@vscode/l10n-dev';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  allEntries,
  codeRef,
  english,
  explain,
  explanationToMarkdown,
  FAMILIES,
  type Code,
  type Translate,
} from '../src/core';
import { emptyState, panelState, announcement } from '../src/panel/model';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bundle = path.join(root, 'l10n/bundle.l10n.json');

/** The sentences of the extension's own sources, with their comments where there are any. */
async function fromSources(): Promise<Record<string, unknown>> {
  const folder = path.join(root, 'src/extension');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return getL10nJson(
    files.map((name) => ({ extension: '.ts', contents: readFileSync(path.join(folder, name), 'utf8') })),
  );
}

/** What core and panel ask to have translated. */
function fromUse(): Set<string> {
  const asked = new Set<string>();
  const translate: Translate = (message, ...args) => {
    asked.add(message);
    return english(message, ...args);
  };
  const unknown: Code[] = FAMILIES.flatMap((family) =>
    [1, 0x7777, 0x3000016, 0x2000009, 0x80071234, 0x800a1234, 0xd0001234, 0xc0001234, 0xdead].map((value) => ({
      family,
      value,
    })),
  );
  const extendeds: (Code | undefined)[] = [0, 5, 0x7777].map((value) => ({ family: 'extended', value }));
  emptyState(translate);
  for (const code of [...allEntries(), ...unknown]) {
    for (const extended of code.family === 'disconnect' ? [undefined, ...extendeds] : [undefined]) {
      const candidates: Code[] = [{ family: 'extended', value: 3 }];
      const explanation = explain(code, { translate, candidates, ...(extended && { extended }) });
      for (const detail of ['short', 'full'] as const) explanationToMarkdown(explanation, { detail, translate });
      const state = panelState(explanation, new Set(), translate, codeRef);
      announcement(state, translate);
    }
  }
  return asked;
}

const sentences: Record<string, unknown> = await fromSources();
for (const sentence of fromUse()) sentences[sentence] ??= sentence;
const sorted = Object.fromEntries(Object.entries(sentences).sort(([one], [other]) => (one < other ? -1 : 1)));
const text = `${JSON.stringify(sorted, undefined, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(bundle, text);
else if (readFileSync(bundle, 'utf8') !== text) {
  console.error('l10n/bundle.l10n.json is stale: npm run l10n');
  process.exitCode = 1;
}
