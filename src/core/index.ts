/** The core's only door: editor, panel, command line and tests import from here. */
export type { LineSource, Position, Span, TextEdit } from './text';
export { LineIndex } from './text';
export { decodeText, decodeUnmarked, encodingOfHead, HEAD_BYTES, HIGH_1252, isBinary } from './encoding';
export type { DecodedText, Decoder, Encoding } from './encoding';
export type { Finding, Fix } from './finding';
export { english, type Translate } from './translate';
export { escapeMarkdown, fencedCode, inlineCode, link } from './markdown';

export { FAMILIES } from './knowledge/code';
export type { Code, Confidence, Family, RdpcoreField, Severity } from './knowledge/code';
export type { Entry } from './knowledge/entry';
export { FAMILY_DESCRIPTIONS } from './knowledge/families';
export { KNOWLEDGE_VERSION } from './knowledge/version';
export { COMMON_CODES } from './knowledge/most-asked-codes';
export { CAUSES, type CauseId } from './knowledge/causes';
export type { Link, Place, Playbook, Risk, Shell, Step } from './knowledge/playbook';
export { FENCES, PLACE_WORDS } from './knowledge/playbook-words';
export { allPlaybooks, findPlaybook } from './knowledge/playbooks';
export { evidenceScripts, type EvidencePlace, type EvidenceScript } from './knowledge/evidence-script';
export { isReadOnlyCommand } from './knowledge/read-only-command';
export { fillParameters, PARAMETERS, parametersOf, parameterValue, placeholdersOf } from './knowledge/parameters';
export type { ParameterName, ParameterValues } from './knowledge/parameters';
export { parametersNear, type FoundParameter } from './scan/parameters-near';
export { SOURCES, type Source, type SourceId } from './knowledge/sources';
export { allEntries, codeOf, entriesOf, findEntry } from './knowledge/lookup';
export { contextWords, readContextWords, type Context } from './knowledge/context';
export { codeLabel, codeRef, notations, parseCodeRef, parseNumber, unlistedCode } from './knowledge/notation';
export { search, type SearchHit } from './knowledge/search';

export { checkAnswer, explainAnswer, lookUpAnswer, type ToolAnswer } from './tool-answers';
export { explain } from './explain';
export type { ExplainOptions, Explanation, NamedCode, RankedCause } from './explain';
export { explanationToMarkdown, type MarkdownOptions } from './explain-markdown';
export { rulesOf, sarifLog, sarifPieces } from './sarif';
export type { SarifFile, SarifFinding, SarifFix, SarifRegion, SarifTool } from './sarif';

export { affectedLines, documentKind, findingAt, scan, scanLines, type ScanOptions } from './scan/scan';
export type { DocumentKind, LineFinding } from './scan/line-finding';
export { ScanStream, type StreamedFinding } from './scan/stream';
export { cutEnd, type Cut } from './scan/cut';
export { scanPart, type PartFinding, type ScannedPart, type TextPart } from './scan/part';

export { eventAt, type EventPlace } from './events/event-at';
export { holdsXmlEventsInSteps } from './events/event-blocks';
export { filterRdpEvents, filterRdpEventsInSteps } from './events/event-filter';
export type { FilteredEvents, FilterOptions } from './events/event-filter';
export { foldEvents, foldEventsInSteps, outlineEvents, outlineEventsInSteps } from './events/event-outline';
export type { FoldedLines, OutlinedEvent, OutlineOptions } from './events/event-outline';

export { evtxXml, recordsAsXml, recordsInOrder, type EvtxXml } from './evtx/evtx-xml';

export { readXmlEvent } from './events/event-xml';
export { isSessionEvent } from './events/rdp-providers';
export type { WindowsEvent } from './events/windows-event';

export { EVTX_CHUNK_BYTES, evtxChunks, isEvtx, readEvtxChunk, readEvtxHeader } from './evtx/evtx';
export type { EvtxDamage, EvtxHeader, EvtxRecord } from './evtx/evtx';
export { evtxChunkStart } from './evtx/chunk-start';

export { parseRdp, printRdp } from './rdp/parse';
export { contextOfRdp } from './rdp/context';
export { lintRdp, type LintRdpOptions, type RdpFinding } from './rdp/lint';
export { fixRdp, type RdpFixAll } from './rdp/fix-all';
export type { RdpEncoding } from './rdp/rdp-file';
export { RULES } from './rdp/rules';
export type { RdpProfile, Rule, RuleId } from './rdp/rules/rule';
export { RULE_SUMMARIES } from './rdp/rule-summaries';
export { rdpHoverAt, settingsOfCodeMarkdown } from './rdp/hover';
export { rdpsignCommand, readSignature, validityAt, verifySignature } from './rdp/signature';
export type { RdpsignAlgorithm, SignatureReport, SignatureState } from './rdp/signature';
export { signatureDetails, signatureHeadline, type SignatureDetail } from './rdp/signature/shown-report';
export type { AskPreview, AskTone, AskWhen } from './rdp/ask/ask';
export { askPreview } from './rdp/ask/ask-preview';
export { ASK_SOURCES, type AskSourceId } from './rdp/ask/ask-sources';
export type { ShownLine, Statement } from './rdp/ask/statement';
export { reviewRisk } from './rdp/risk/risk-review';
export { riskLevelName, riskMarkdown } from './rdp/risk/risk-markdown';
export type { RiskLevel, RiskReview } from './rdp/risk/risk-point';
export { completeRdp, completionMarkdown, type RdpCompletion } from './rdp/complete';
export { rdpInlayHints, type RdpInlayOptions } from './rdp/inlay';
export { outlineRdp, type OutlinedCategory } from './rdp/outline';
export { categoryTitle } from './rdp/categories';
export { foldRdp } from './rdp/fold';
export { formatRdp } from './rdp/format';
export { settingsForCode, type RelatedSetting } from './rdp/related-codes';
export { settingLinesOf, type FoundSetting } from './rdp/setting-lines';

export { findInSteps, type FolderText } from './folder/file-findings';
export type {
  FindingMachine,
  FindingTime,
  FolderFile,
  FolderFinding,
  FolderNote,
  FolderReport,
} from './folder/folder-report';
export { allFindings, findingKey, tellingCode, worstOf } from './folder/groups';
export { groupByCode, groupByFile, groupByMachine } from './folder/groups';
export type { CodeGroup, FileGroup, FoundIn, MachineGroup } from './folder/groups';
export { histogram, type Histogram, type HistogramBar } from './folder/histogram';
export { nearestLine } from './folder/nearest-line';
export { endingOf, passedOverReason, readableAs, SKIPPED_FOLDERS, type Readable } from './folder/readable';
export { folderCsv } from './folder/report-csv';
export { folderJson } from './folder/report-json';
export { folderMarkdown } from './folder/report-markdown';
export { folderSarif } from './folder/report-sarif';
export { GROUPINGS, resultTree, type Grouping, type ResultNode } from './folder/result-tree';
export { shownName } from './folder/shown-name';
export { barStart, widthText } from './folder/span-words';
export { machineFromText, machineText, severityText, summaryText, timeFromText } from './folder/words';
export { inflateEntry, inflateInSteps, isZip, readZip, zipBudget } from './folder/zip';
export type { ZipBudget, ZipContent, ZipEntry, ZipFile, ZipProblem } from './folder/zip';
export { zipProblemText } from './folder/zip-problem';

export { tellStory, type StoryOptions } from './story/tell';
export { VERDICTS } from './story/story';
export type { ClockError, Connection, Lane, Moment, Repeat, Story, StoryFile, Verdict } from './story/story';
export { verdictMeaning, verdictTitle } from './story/verdict-words';
export { nextSteps, type NextStep } from './story/verdict-words';
export { maskStory } from './story/mask';
export { mayTellOfSessions, sessionText } from './story/session-text';
export { clockSentences, ticketReport, type TicketOptions } from './story/ticket';
export { eventLabel } from './story/event-label';
export { eventLine, eventSentence, type EventLine } from './story/event-line';
export { spoken } from './story/repeats';
export { dateOf, dateTime, inOrder, isDated, isoTime, timeOfDay, timeSpan } from './story/shown-time';
export type { Place as StoryPlace } from './story/story';
