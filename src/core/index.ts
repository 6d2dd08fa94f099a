/** The core's only door: editor, panel, command line and tests import from here. */
export type { LineSource, Position, Span, TextEdit } from './text';
export { LineIndex } from './text';
export type { Finding, Fix } from './finding';
export { english, type Translate } from './translate';
export { escapeMarkdown, fencedCode, inlineCode, link } from './markdown';

export { FAMILIES } from './knowledge/code';
export type { Code, Confidence, Family, RdpcoreField, Severity } from './knowledge/code';
export type { Entry } from './knowledge/entry';
export { FAMILY_DESCRIPTIONS } from './knowledge/families';
export { CAUSES, type CauseId } from './knowledge/causes';
export type { Link, Place, Playbook, Risk, Shell, Step } from './knowledge/playbook';
export { allPlaybooks, findPlaybook } from './knowledge/playbooks';
export { SOURCES, type Source, type SourceId } from './knowledge/sources';
export { allEntries, entriesOf, findEntry } from './knowledge/lookup';
export { codeLabel, codeRef, notations, parseCodeRef, parseNumber } from './knowledge/notation';
export { search, type SearchHit } from './knowledge/search';

export { explain } from './explain';
export type { ExplainOptions, Explanation, NamedCode, RankedCause } from './explain';
export { explanationToMarkdown, type MarkdownOptions } from './explain-markdown';

export { affectedLines, documentKind, findingAt, scan, scanLines } from './scan/scan';
export type { DocumentKind, LineFinding } from './scan/line-finding';

export { parseRdp, printRdp } from './rdp/parse';
export { lintRdp } from './rdp/lint';
export { rdpHoverAt } from './rdp/hover';
