import { escapeMarkdown, inlineCode, link } from '../../src/core';
import {
  DISPLAY_LANGUAGES,
  LABELLED_LINES,
  OTHER_TRADES,
  type Label,
  type Standing,
} from '../../test/core/scan/localised-labels';

const STANDINGS: Readonly<Record<Standing, string>> = {
  verified: 'verified',
  derived: 'derived',
  unverified: '**unverified**',
};

/** docs/display-languages.md: which labels of codes are read in which display language, and what each rests on. */
export function displayLanguagesPage(): string {
  const notes: string[] = [];
  const note = (source: string | undefined): string => {
    if (source === undefined) return '';
    if (!notes.includes(source)) notes.push(source);
    return ` [${notes.indexOf(source) + 1}]`;
  };
  const cell = ({ text, standing, source }: Label): string => `${inCell(text)}: ${STANDINGS[standing]}${note(source)}`;
  const whole = DISPLAY_LANGUAGES.filter((one) => labelsOf(one).every(({ standing }) => standing === 'verified'));
  const open = DISPLAY_LANGUAGES.filter((one) => labelsOf(one).some(({ standing }) => standing === 'unverified'));
  const dialog = DISPLAY_LANGUAGES.map(
    ({ id, name, title, error, extended, timestamp }) =>
      `| ${name} (${id}) | ${[error, extended, timestamp, title].map(cell).join(' | ')} |`,
  );
  const others = LABELLED_LINES.map(
    ({ language, by, codes, ...label }) => `| ${language} | ${by} | ${cell(label)} | ${codes.map(inCell).join(', ')} |`,
  );
  return [
    '<!-- Generated from test/core/scan/localised-labels.ts: npm run generate -->',
    '# Display languages',
    '',
    `The dialog of Remote Desktop is read in ${DISPLAY_LANGUAGES.length} display languages by its labels, and in any other by its shape: two`,
    'labelled hexadecimal numbers, of which the second label holds the first, or a line with “(UTC)” near them. A test reads the',
    'whole dialog in each language, with and without its titles, and the same words in texts of other trades, where nothing is found.',
    '',
    '- **verified**: seen in the dialog as somebody pasted it, or in the program’s own resources',
    '- **derived**: in a public text about Remote Desktop that is a translation or a quotation',
    '- **unverified**: no public text was found; these are the ordinary words of the language',
    '',
    `All four labels are verified in ${listed(whole.map(({ name }) => name))}. ${open.length} languages have a label that is not: one dialog, pasted as text`,
    'into a report, settles it.',
    '',
    '## The dialog',
    '',
    'The titles of its blocks (`[Window Title]`, `[Content]`, `[Expanded Information]`) stay English wherever a translated dialog was seen.',
    'The date is written as in English. Its numbers are no codes.',
    '',
    '| Language | Error code | Extended error code | Timestamp (UTC) | Title of the window |',
    '| --- | --- | --- | --- | --- |',
    ...dialog,
    '',
    '## Other labels of codes',
    '',
    'The numbers are examples.',
    '',
    '| Language | By | As written | Read as |',
    '| --- | --- | --- | --- |',
    ...others,
    '',
    '## Not read',
    '',
    'The same or like words in other trades: nothing is found in these.',
    '',
    '| Language | By | As written |',
    '| --- | --- | --- |',
    ...OTHER_TRADES.map(({ language, by, text }) => `| ${language} | ${by} | ${inCell(text)} |`),
    '',
    '## Sources',
    '',
    ...notes.map(
      (source, index) =>
        `${index + 1}. ${source.startsWith('https://') ? link(hostOf(source), source) : escapeMarkdown(source)}`,
    ),
    '',
  ].join('\n');
}

const labelsOf = ({ error, extended, timestamp, title }: (typeof DISPLAY_LANGUAGES)[number]): readonly Label[] => [
  ...[error, extended, timestamp, title],
];

const inCell = (text: string): string => inlineCode(text).replaceAll('|', '\\|');

const hostOf = (url: string): string => /^https:\/\/([^/]+)/.exec(url)?.[1] ?? url;

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
