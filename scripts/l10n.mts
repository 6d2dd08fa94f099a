// npm run l10n: writes l10n/bundle.l10n.json, the sentences of the editor to be translated.
//   npm run l10n [-- --check]     --check compares instead, and fails where the file is stale
//   npm run l10n -- --missing de  prints what de still lacks, of the bundle and of package.nls.json
// Those of src/extension are read from its calls of vscode.l10n.t. Core and panel are handed a function to translate
// with and choose many of their sentences by data, so they are asked: every code is explained and shown in the panel,
// and what they wanted to have translated is written down.
import { getL10nJson } from '@vscode/l10n-dev';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as core from '../src/core';
import {
  allEntries,
  CAUSES,
  clockSentences,
  codeLabel,
  eventLabel,
  codeRef,
  COMMON_CODES,
  english,
  entriesOf,
  explain,
  explanationToMarkdown,
  FAMILIES,
  nextSteps,
  parseCodeRef,
  tellStory,
  ticketReport,
  VERDICTS,
  verdictMeaning,
  verdictTitle,
  type Code,
  type Translate,
} from '../src/core';
import { readStorySets } from '../test/story-score';
import type { EvtxContents } from '../src/evtx-panel/evtx-log';
import { eventDetail, eventRow, evtxState, progressOf, unreadableLines } from '../src/evtx-panel/model';
import { FIRST_QUERY } from '../src/evtx-panel/protocol';
import { emptyStoryState, storyLabels } from '../src/story-panel/model';
import { SessionStory } from '../src/story-panel/session-story';
import { emptyState, panelState, announcement } from '../src/panel/model';

/** A page that hears nothing. */
const SILENT_HOST = {
  core: { codeLabel, codeRef, clockSentences, eventLabel, explain, ticketReport, verdictMeaning, verdictTitle },
  post: () => undefined,
  copy: () => Promise.resolve(),
  open: () => Promise.resolve(),
  showRemediation: () => Promise.resolve(),
  addFiles: () => Promise.resolve(),
};

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

/** Where sentences are written out in the call that asks for their translation. */
const CALLING = [
  ...['rdp', 'folder', 'story', 'knowledge'].map((name) => `src/core/${name}`),
  ...['panel', 'rdp-panel', 'scan-panel', 'story-panel', 'evtx-panel'].map((name) => `src/${name}`),
];

/** The sentences that .rdp files, folder scans and pages write out where they ask to have them translated. */
function fromCalls(): Set<string> {
  const files = CALLING.flatMap((name) => {
    const folder = path.join(root, name);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.endsWith('.ts'));
    return names.map((one) => path.join(folder, one));
  });
  const calls = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\b(?:t|translate)\(\s*(['"])((?:(?!\1)[^\\\n]|\\.)*)\1/g),
  ]);
  return new Set(calls.map((call) => call[2]!.replace(/\\(.)/g, '$1')));
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
  for (const code of [...allEntries(), ...entriesOf('message'), ...unknown]) {
    for (const extended of code.family === 'disconnect' ? [undefined, ...extendeds] : [undefined]) {
      const candidates: Code[] = [{ family: 'extended', value: 3 }];
      const explanation = explain(code, { translate, candidates, ...(extended && { extended }) });
      for (const detail of ['short', 'full'] as const) explanationToMarkdown(explanation, { detail, translate });
      const filling = { core, values: {}, remarks: {} };
      const knowledge = core.KNOWLEDGE_VERSION;
      const state = panelState(explanation, new Set(), translate, codeRef, { filling, knowledge });
      announcement(state, translate);
    }
  }
  // Stories choose their sentences by what happened, so every verdict is told: of the samples, and by name.
  for (const folder of ['test/samples/stories', 'test/blind-stories/first', 'test/blind-stories/second']) {
    for (const { files } of readStorySets(path.join(root, folder))) {
      const story = tellStory(files, { translate });
      ticketReport(story, { translate, mask: false });
      for (const connection of story.connections) nextSteps(connection);
      const page = new SessionStory({ ...SILENT_HOST, translate });
      page.show({
        story: { ...story, contactCount: 2 },
        fileCount: files.length,
        skipped: [{ name: 'a', reason: 'b' }],
      });
      page.state();
      for (const mask of [true, false]) void page.receive({ type: 'copyReport', story: 1, mask });
    }
  }
  storyLabels(translate);
  emptyStoryState([], translate);
  for (const verdict of VERDICTS) {
    verdictTitle(verdict, translate);
    verdictMeaning(verdict, translate);
  }
  askEventLogs(translate);
  return asked;
}

/**
 * Of what the tables say, only what belongs to the codes asked about most is translated; a code whose sentences have no
 * translation is shown in English.
 */
function leftInEnglish(): Set<string> {
  const prose = new Set<string>();
  const kept = new Set<string>();
  const notingIn =
    (into: Set<string>): Translate =>
    (message, ...args) => {
      if (args.length === 0) into.add(message);
      return english(message, ...args);
    };
  for (const code of allEntries()) explain(code, { translate: notingIn(prose) });
  for (const ref of COMMON_CODES) explain(parseCodeRef(ref)!, { translate: notingIn(kept) });
  // What explains any number, known or not, is no table's sentence.
  for (const family of FAMILIES) explain({ family, value: 0xdead }, { translate: notingIn(kept) });
  const texts = new Set(
    [...allEntries()].flatMap(({ title, meaning, proves, provesNot, conflict, note, causes }) => [
      ...[title, meaning, proves, provesNot, conflict, note].filter((text) => text !== undefined),
      ...causes.flatMap((id) => [
        CAUSES[id].title,
        ...(core.findPlaybook(id)?.confirm ?? []).flatMap(({ text, look }) => [text, look ?? '']),
      ]),
    ]),
  );
  return new Set([...prose].filter((text) => texts.has(text) && !kept.has(text)));
}

/** The editor of event logs: its events, and all that can be wrong with a file. */
function askEventLogs(translate: Translate): void {
  const provider = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
  const system = `<Provider Name='${provider}'/><EventID>40</EventID><Channel>a</Channel><Correlation ActivityID='{1}'/>`;
  const data = '<EventData><Data Name="Reason">0</Data></EventData>';
  const record = { recordId: 1, written: 0, provider, id: 40, isDoubtful: true } as const;
  for (const name of [provider, 'Other']) {
    const xml = `<Event><System>${system.replace(provider, name)}</System>${data}</Event>`;
    eventRow({ ...record, provider: name, xml }, core, translate);
    eventDetail({ ...record, provider: name, xml }, core, translate);
  }
  const header = {
    ...{ isEvtx: true, isDirty: true, isFull: true, isTruncated: true, isHeaderDamaged: true, countedChunks: 1 },
  };
  const unreadable = [{ offset: 1, reason: 'a' }, { ...{ offset: 1, recordId: 1, reason: 'a' } }];
  const damaged: EvtxContents = {
    ...{ phase: 'read', size: 1, end: 1, header, events: [], otherCount: 1, chunkCount: 1, doubtfulChunks: 1 },
    ...{ unreadable, unreadableCount: 2000 },
  };
  const sound = { unreadable: [], unreadableCount: 0, otherCount: 0 };
  for (const change of [
    {},
    { unreadableCount: 1 },
    { phase: 'failed' },
    { phase: 'cancelled' },
    { otherCount: 0 },
    sound,
    { ...sound, size: 0 },
    { ...sound, header: { ...header, isEvtx: false } },
  ] as const)
    evtxState('a', { ...damaged, ...change }, FIRST_QUERY, translate);
  unreadableLines(damaged, translate);
  progressOf(damaged, translate);
  // What the list says by itself.
  translate('Copied');
}

const sentences: Record<string, unknown> = await fromSources();
const untranslated = leftInEnglish();
for (const sentence of [...fromUse(), ...fromCalls()])
  if (!untranslated.has(sentence)) sentences[sentence] ??= sentence;
const sorted = Object.fromEntries(Object.entries(sentences).sort(([one], [other]) => (one < other ? -1 : 1)));
const text = `${JSON.stringify(sorted, undefined, 2)}\n`;
const missing = process.argv.indexOf('--missing');
if (missing > 0) printMissing(process.argv[missing + 1] ?? '');
else if (!process.argv.includes('--check')) writeFileSync(bundle, text);
else if (readFileSync(bundle, 'utf8') !== text) {
  console.error('l10n/bundle.l10n.json is stale: npm run l10n');
  process.exitCode = 1;
}

function printMissing(language: string): void {
  for (const [source, translated] of [
    ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`],
    ['package.nls.json', `package.nls.${language}.json`],
  ] as const) {
    const read = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Record<string, unknown>;
    const known = existsSync(path.join(root, translated)) ? read(translated) : {};
    const lacking = Object.entries(read(source)).filter(([key]) => !(key in known));
    console.log(`${translated}: ${JSON.stringify(Object.fromEntries(lacking), undefined, 2)}`);
  }
}
