import * as vscode from 'vscode';
import { affectedLines, documentKind, scanLines, type DocumentKind, type LintRdpOptions } from '../core';
import { type LineChange, lineChange, linesOf } from './convert';
import { LineFindings } from './lineFindings';
import { LineRanges } from './lineRanges';
import { affectsRdpOptions, rdpOptions } from './rdpOptions';
import { withVerified } from './verifiedSignature';

/** The scheme of the read-only documents that hold an explanation, whose codes are no one's trouble. */
export const PAGE_SCHEME = 'rdp-diagnostics-page';
/** The scheme of the read-only documents that list the codes of a large file. */
export const SCAN_SCHEME = 'rdpdiag-scan';
/** Documents that are no one's log: the other side of a comparison, the editor's own settings, output of extensions. */
const UNREAD_SCHEMES = new Set([
  PAGE_SCHEME,
  SCAN_SCHEME,
  'output',
  'git',
  'vscode',
  'vscode-userdata',
  'vscode-settings',
  'comment',
  'walkThrough',
]);
/** The scheme of the read-only documents that hold pasted text; always read. */
export const CLIPBOARD_SCHEME = 'rdpdiag-clipboard';
/** The scheme of the read-only documents that hold the RDP events of an export; always read. */
export const EVENTS_SCHEME = 'rdp-diagnostics-events';
/** The scheme of the read-only documents that hold our samples; always read. */
export const SAMPLE_SCHEME = 'rdp-diagnostics-sample';
const OWN_SCHEMES = [CLIPBOARD_SCHEME, EVENTS_SCHEME, SAMPLE_SCHEME];
/** The most characters `documentKind` looks at, and the most lines they may stand on. */
const START_CHARACTERS = 4000;
const START_LINES = 200;
/** With more changes in one edit (Replace All), the lines between them are read again too. */
const MAX_CHANGES = 100;
/** How long one slice of a large document may take before the extension host gets its turn, in milliseconds. */
const SLICE_MILLISECONDS = 15;
const MIN_SLICE_LINES = 50;
const MAX_SLICE_LINES = 20_000;
/** How often the listeners hear of a large document while it is still being read, in milliseconds. */
const PROGRESS_MILLISECONDS = 1000;

/** The editor's documents and the findings in them, kept true through edits at the cost of the edited lines. */
export class Documents implements vscode.Disposable {
  readonly #read = new Map<vscode.TextDocument, ReadDocument>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #updated = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #languagesChanged = new vscode.EventEmitter<void>();

  /** The findings of a document have changed; also when it is no longer read. */
  readonly onDidUpdate = this.#updated.event;
  /** The user has changed which languages are read. */
  readonly onDidChangeLanguages = this.#languagesChanged.event;

  constructor() {
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#open(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#read.get(document)?.edit(contentChanges.map(lineChange));
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsRdpOptions(event)) for (const read of this.#read.values()) read.judgeAnew();
        if (!event.affectsConfiguration('rdpDiagnostics.languages')) return;
        for (const document of [...this.#read.keys()]) if (!this.reads(document)) this.#close(document);
        for (const document of vscode.workspace.textDocuments) this.#open(document);
        this.#languagesChanged.fire();
      }),
    ];
    for (const document of vscode.workspace.textDocuments) this.#open(document);
  }

  /** The documents in which codes are looked for, for a provider's registration; {@link reads} is stricter. */
  selector(): vscode.DocumentSelector {
    return [...languages(), ...OWN_SCHEMES.map((scheme) => ({ scheme }))];
  }

  /** Whether codes are looked for in this document. */
  reads({ uri, languageId }: vscode.TextDocument): boolean {
    if (OWN_SCHEMES.includes(uri.scheme)) return true;
    return !UNREAD_SCHEMES.has(uri.scheme) && languages().includes(languageId);
  }

  /** What kind of document this is; also for documents that are not read. Looks at its start only. */
  kind(document: vscode.TextDocument): DocumentKind {
    return this.#read.get(document)?.kind ?? kindOf(document);
  }

  /** What was found so far; nothing where the document is not read. */
  findings(document: vscode.TextDocument): LineFindings | undefined {
    return this.#read.get(document)?.findings;
  }

  /** Resolves when all of the document's text as it is now was read, or when it was closed. */
  async settled(document: vscode.TextDocument): Promise<void> {
    this.#open(document);
    await this.#read.get(document)?.settled();
  }

  /** What decides how an `.rdp` document is judged has changed, such as what is known of its signature. */
  judgeAnew(document: vscode.TextDocument): void {
    this.#read.get(document)?.judgeAnew();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const read of this.#read.values()) read.close();
    this.#read.clear();
    this.#updated.dispose();
    this.#languagesChanged.dispose();
  }

  #open(document: vscode.TextDocument): void {
    if (document.isClosed || this.#read.has(document) || !this.reads(document)) return;
    this.#read.set(document, new ReadDocument(document, () => this.#updated.fire(document)));
  }

  #close(document: vscode.TextDocument): void {
    this.#read.get(document)?.close();
    if (this.#read.delete(document)) this.#updated.fire(document);
  }
}

/** One document that is read: a few lines at a time, so that no text, however large, holds up the extension host. */
class ReadDocument {
  readonly findings = new LineFindings();
  kind: DocumentKind;
  readonly #document: vscode.TextDocument;
  readonly #updated: () => void;
  readonly #pending = new LineRanges();
  readonly #waiting: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  // Begins small: the first slices also load the tables.
  #sliceLines = 200;
  #lastUpdate = Date.now();
  /** Asked for when they are needed: settings are slow to read, and most documents are no `.rdp` files. */
  #rdpOptions: LintRdpOptions | undefined;

  constructor(document: vscode.TextDocument, updated: () => void) {
    this.#document = document;
    this.#updated = updated;
    this.kind = kindOf(document);
    this.#readAll();
  }

  edit(changes: readonly LineChange[]): void {
    // VS Code reports the changes of one edit from the document's end to its start, in lines of the old text.
    const edits = changes.length > MAX_CHANGES ? [hull(changes)] : changes;
    const edited = new LineRanges();
    for (const change of edits) {
      const { first, last, newCount } = change;
      this.findings.replace(first, last, []);
      this.findings.shift(last + 1, newCount - (last - first + 1));
      this.#pending.edit(change);
      edited.edit(change);
      edited.add({ first, last: first + newCount - 1 });
    }
    if (edits.some(({ first }) => first < START_LINES)) {
      const kind = kindOf(this.#document);
      if (kind !== this.kind) {
        this.kind = kind;
        this.#readAll();
        return;
      }
    }
    const lines = linesOf(this.#document);
    for (let range = edited.take(Infinity); range; range = edited.take(Infinity)) {
      this.#pending.add(affectedLines(lines, range.first, range.last, this.kind));
    }
    this.#schedule();
  }

  /** The settings of `.rdp` files have changed. */
  judgeAnew(): void {
    this.#rdpOptions = undefined;
    if (this.kind === 'rdp') this.#readAll();
  }

  settled(): Promise<void> {
    if (this.#timer === undefined) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending.clear();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #readAll(): void {
    this.findings.clear();
    this.#pending.clear();
    this.#pending.add({ first: 0, last: this.#document.lineCount - 1 });
    this.#schedule();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#readSlice(), 0);
  }

  #readSlice(): void {
    this.#timer = undefined;
    const lines = linesOf(this.#document);
    const started = performance.now();
    // An `.rdp` file is checked as a whole; all others in slices.
    const range = this.#pending.take(this.kind === 'rdp' ? Infinity : this.#sliceLines);
    if (range) {
      const rdp =
        this.kind === 'rdp'
          ? withVerified(this.#document, (this.#rdpOptions ??= rdpOptions(this.#document)))
          : undefined;
      this.findings.replace(range.first, range.last, scanLines(lines, range.first, range.last, this.kind, rdp));
      const took = performance.now() - started;
      if (took > SLICE_MILLISECONDS) this.#sliceLines = Math.max(MIN_SLICE_LINES, this.#sliceLines >> 1);
      else if (took < SLICE_MILLISECONDS / 3) this.#sliceLines = Math.min(MAX_SLICE_LINES, this.#sliceLines * 2);
    }
    if (!this.#pending.isEmpty) {
      this.#schedule();
      if (Date.now() - this.#lastUpdate < PROGRESS_MILLISECONDS) return;
    }
    this.#lastUpdate = Date.now();
    this.#updated();
    if (this.#pending.isEmpty) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

/** The ids of the languages that the user wants to be read. */
function languages(): readonly string[] {
  const ids = vscode.workspace.getConfiguration('rdpDiagnostics').get<unknown>('languages');
  return Array.isArray(ids) ? ids.filter((each): each is string => typeof each === 'string') : [];
}

function kindOf(document: vscode.TextDocument): DocumentKind {
  const lines = linesOf(document);
  let start = '';
  for (let line = 0; line < START_LINES && line < lines.lineCount && start.length < START_CHARACTERS; line++) {
    start += lines.lineText(line).slice(0, START_CHARACTERS) + '\n';
  }
  return documentKind({ path: document.uri.path, languageId: document.languageId, start });
}

/** All changes as one, over the lines between them too. */
function hull(changes: readonly LineChange[]): LineChange {
  let first = Infinity;
  let last = 0;
  let delta = 0;
  for (const change of changes) {
    first = Math.min(first, change.first);
    last = Math.max(last, change.last);
    delta += change.newCount - (change.last - change.first + 1);
  }
  return { first, last, newCount: last - first + 1 + delta };
}
