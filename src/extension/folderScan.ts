/** Reads folders, files and zips for codes: in a window, in a remote one and in the browser, a little at a time. */
import * as vscode from 'vscode';
import {
  documentKind,
  endingOf,
  findInSteps,
  isBinary,
  passedOverReason,
  readableAs,
  readZip,
  shownName,
  verifySignature,
  zipBudget,
  zipProblemText,
  type Encoding,
  type FolderFile,
  type FolderNote,
  type FolderReport,
  type LintRdpOptions,
  type ZipBudget,
} from '../core';
import { MAX_BYTES, reasonOf, textOf, textOfEventLog, Unreadable, unsavedText } from './fileText';
import { inSlices } from './inSlices';
import { notificationText } from './notificationText';
import { rdpOptions } from './rdpOptions';
import type { ScannedSource } from './scannedPlace';
import { translate } from './translate';
import { isFolder, walkFiles } from './walkFiles';
import { contentOf, zipAddress } from './zipDocuments';

/** Larger ones are not held in the memory of the extension host. */
const MAX_BINARY_BYTES = 1024 * 1024 * 1024;
/** A folder with more files is a whole disk. */
const MAX_FILES = 50_000;
/** What is found beyond is counted. */
const MAX_FINDINGS = 100_000;
/** How often the reader is told which file is read, in milliseconds. */
const PROGRESS_MILLISECONDS = 100;

export interface ScannedFolder {
  readonly report: FolderReport;
  /** Where the files of the report are, by their names. */
  readonly sources: ReadonlyMap<string, ScannedSource>;
}

/** A file that is to be read, with the name that it is shown by. */
interface Listed {
  readonly uri: vscode.Uri;
  readonly name: string;
}

/**
 * Scans what is below some folders, and single files. Whatever is not read is in the notes of the report.
 * @returns what was found until the reader has cancelled, or the end; undefined where nothing was read at all before that
 */
export async function scanFolders(
  roots: readonly vscode.Uri[],
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<ScannedFolder | undefined> {
  const scan = new FolderScan(progress, token);
  return scan.run(roots);
}

class FolderScan {
  readonly #progress: vscode.Progress<{ message?: string; increment?: number }>;
  readonly #token: vscode.CancellationToken;
  readonly #files: FolderFile[] = [];
  readonly #notes: FolderNote[] = [];
  readonly #sources = new Map<string, ScannedSource>();
  /** Addresses of the files that are listed: one folder may lie in another. */
  readonly #listed = new Set<string>();
  #fileCount = 0;
  #findingCount = 0;
  #countedOnly = 0;
  #told = 0;

  constructor(progress: vscode.Progress<{ message?: string; increment?: number }>, token: vscode.CancellationToken) {
    this.#progress = progress;
    this.#token = token;
  }

  async run(roots: readonly vscode.Uri[]): Promise<ScannedFolder | undefined> {
    const listed: Listed[] = [];
    for (const root of roots) await this.#list(root, roots.length > 1, listed);
    let increment = 0;
    let done = 0;
    for (const file of listed) {
      if (this.#token.isCancellationRequested) break;
      increment += 100 / listed.length;
      if (Date.now() - this.#told > PROGRESS_MILLISECONDS) {
        this.#progress.report({
          message: notificationText(this.#position(file.name, done + 1, listed.length)),
          increment,
        });
        this.#told = Date.now();
        increment = 0;
      }
      await this.#readFile(file);
      done++;
    }
    const isCancelled = this.#token.isCancellationRequested;
    if (isCancelled && this.#fileCount === 0) return undefined;
    if (isCancelled && done < listed.length)
      this.#note(
        foldersText(roots),
        'unread',
        vscode.l10n.t('cancelled before {0} files were read', listed.length - done),
      );
    const report: FolderReport = {
      folders: roots.map(nameOf),
      fileCount: this.#fileCount,
      files: this.#files,
      notes: this.#notes,
      countedOnly: this.#countedOnly,
      isCancelled,
    };
    return { report, sources: this.#sources };
  }

  #position(name: string, number: number, count: number): string {
    return vscode.l10n.t('{0} ({1} of {2})', name, number, count);
  }

  #note(name: string, kind: FolderNote['kind'], reason: string): void {
    this.#notes.push({ name, kind, reason });
  }

  /** Adds the files of a root to those that are to be read. */
  async #list(root: vscode.Uri, isOneOfMany: boolean, listed: Listed[]): Promise<void> {
    const add = (uri: vscode.Uri, name: string) => {
      if (this.#listed.has(uri.toString())) return;
      this.#listed.add(uri.toString());
      listed.push({ uri, name });
    };
    if (!(await isFolder(root))) {
      add(root, shownName(nameOf(root)));
      return;
    }
    const prefix = isOneOfMany ? `${nameOf(root)}/` : '';
    const length = root.path.replace(/\/$/, '').length + 1;
    const before = listed.length;
    for await (const walked of walkFiles(root, this.#token)) {
      const name = shownName(`${prefix}${walked.uri.path.slice(length)}`);
      switch (walked.kind) {
        case 'unreadable-folder':
          this.#note(name === prefix ? nameOf(root) : name, 'unread', reasonOf(walked.error));
          continue;
        case 'link':
          this.#note(name, 'passed-over', vscode.l10n.t('links are not followed'));
          continue;
        case 'special':
          this.#note(name, 'passed-over', vscode.l10n.t('it is neither a file nor a folder'));
          continue;
        case 'skipped-folder':
          this.#note(name, 'passed-over', vscode.l10n.t('folders of this name hold no logs'));
          continue;
        case 'file': {
          const reason = passedOverReason(name, translate);
          if (reason !== undefined) {
            this.#note(name, 'passed-over', reason);
            continue;
          }
          if (listed.length - before >= MAX_FILES) {
            this.#note(nameOf(root), 'unread', vscode.l10n.t('only its first {0} files were read', MAX_FILES));
            return;
          }
          add(walked.uri, name);
        }
      }
      if (Date.now() - this.#told > PROGRESS_MILLISECONDS) {
        this.#told = Date.now();
        this.#progress.report({ message: vscode.l10n.t('Files found: {0}', listed.length) });
      }
    }
  }

  async #readFile({ uri, name }: Listed): Promise<void> {
    try {
      const unsaved = unsavedText(uri);
      if (unsaved !== undefined) {
        await this.#scanText(name, { uri, entries: [] }, unsaved, {});
        return;
      }
      const before = await vscode.workspace.fs.stat(uri);
      const as = readableAs(name);
      if (as === 'text' && before.size > MAX_BYTES)
        throw new Unreadable(
          vscode.l10n.t('it is larger than {0} MB; Scan Large File reads it by itself', MAX_BYTES / 1024 / 1024),
        );
      if (before.size > MAX_BINARY_BYTES)
        throw new Unreadable(vscode.l10n.t('it is larger than {0} MB', MAX_BINARY_BYTES / 1024 / 1024));
      const bytes = await vscode.workspace.fs.readFile(uri);
      await this.#readBytes(name, { uri, entries: [] }, bytes, zipBudget());
      const after = await vscode.workspace.fs.stat(uri);
      if (after.mtime !== before.mtime || after.size !== before.size)
        this.#note(name, 'partly', vscode.l10n.t('it changed while it was read; scan again'));
    } catch (error) {
      this.#note(name, 'unread', reasonOf(error));
    }
  }

  /** @throws {Unreadable} */
  async #readBytes(name: string, source: ScannedSource, bytes: Uint8Array, budget: ZipBudget): Promise<void> {
    switch (readableAs(name)) {
      case 'zip':
        await this.#readZip(name, source, bytes, budget);
        return;
      case 'evtx': {
        const { text, unreadable } = await textOfEventLog(bytes, this.#token);
        if (this.#token.isCancellationRequested) return;
        if (unreadable > 0)
          this.#note(name, 'partly', vscode.l10n.t('{0} of its records could not be read', unreadable));
        await this.#scanText(name, source, text, { kind: 'event-xml' });
        return;
      }
      default: {
        // Without an ending, many a file is a program.
        if (endingOf(name) === undefined && isBinary(bytes)) {
          this.#note(name, 'passed-over', vscode.l10n.t('it is not a text'));
          return;
        }
        const { text, encoding } = textOf(bytes);
        await this.#scanText(name, source, text, { encoding });
      }
    }
  }

  /** Entry by entry, and one level deeper in zips that it holds. */
  async #readZip(name: string, source: ScannedSource, bytes: Uint8Array, budget: ZipBudget): Promise<void> {
    const zip = readZip(bytes);
    if (zip.problem === 'no-directory') throw new Unreadable(zipProblemText(zip.problem, translate));
    if (zip.problem) this.#note(name, 'partly', zipProblemText(zip.problem, translate));
    for (const entry of zip.entries) {
      if (this.#token.isCancellationRequested) return;
      if (entry.kind === 'folder') continue;
      const entryName = this.#unused(`${name}!/${shownName(entry.name)}`);
      const isZipInZip = readableAs(entry.name) === 'zip' && source.entries.length > 0;
      const reason = isZipInZip
        ? vscode.l10n.t('a zip in a zip in a zip is not read; unpack it first')
        : entry.kind === 'link'
          ? vscode.l10n.t('links are not followed')
          : passedOverReason(entry.name, translate);
      if (reason !== undefined) {
        this.#note(entryName, isZipInZip ? 'unread' : 'passed-over', reason);
        continue;
      }
      const content = await contentOf(zip, entry, budget, this.#token);
      if (!content) return;
      if ('problem' in content) {
        this.#note(entryName, 'unread', zipProblemText(content.problem, translate));
        continue;
      }
      if (content.isDoubtful)
        this.#note(entryName, 'partly', vscode.l10n.t('its checksum is wrong, so that parts may be damaged'));
      try {
        const inner = { uri: source.uri, entries: [...source.entries, entry.name] };
        await this.#readBytes(entryName, inner, content.bytes, budget);
      } catch (error) {
        this.#note(entryName, 'unread', reasonOf(error));
      }
    }
  }

  async #scanText(
    name: string,
    source: ScannedSource,
    text: string,
    known: { readonly kind?: 'event-xml'; readonly encoding?: Encoding },
  ): Promise<void> {
    const kind = known.kind ?? documentKind({ path: name, start: text.slice(0, 4000) });
    const rdp = kind === 'rdp' ? await judgement(source, text, known.encoding) : undefined;
    const room = MAX_FINDINGS - this.#findingCount;
    const steps = findInSteps({ name, text, kind, ...(rdp && { rdp }) }, room);
    const found = await inSlices(steps, () => this.#token.isCancellationRequested);
    if (!found) return;
    this.#fileCount++;
    this.#countedOnly += found.countedOnly;
    this.#findingCount += found.findings.length;
    if (found.findings.length === 0) return;
    const unused = this.#unused(name);
    this.#files.push({ name: unused, findings: found.findings });
    this.#sources.set(unused, source);
  }

  /** A name that no other file of the report has: names of a zip, as they are shown, may be the same. */
  #unused(name: string): string {
    let unused = name;
    for (let count = 2; this.#sources.has(unused); count++) unused = `${name} (${count})`;
    return unused;
  }
}

/** As the editor names encodings. */
const EDITOR_ENCODINGS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf8',
  'utf-8-bom': 'utf8bom',
  'utf-16le': 'utf16le',
  'utf-16be': 'utf16be',
  'windows-1252': 'windows1252',
};

/** How an `.rdp` file is judged: as in an editor, with its signature verified where it has one. */
async function judgement(
  { uri, entries }: ScannedSource,
  text: string,
  encoding: Encoding | undefined,
): Promise<LintRdpOptions> {
  const document = {
    uri: entries.length > 0 ? zipAddress(uri, entries) : uri,
    languageId: 'rdp',
    ...(encoding && { encoding: EDITOR_ENCODINGS[encoding] }),
  };
  const options = rdpOptions(document);
  if (!/signscope|signature/i.test(text)) return options;
  return { ...options, verified: await verifySignature(text, crypto) };
}

const nameOf = ({ path }: vscode.Uri): string => {
  const trimmed = path.replace(/\/$/, '');
  return trimmed.slice(trimmed.lastIndexOf('/') + 1) || '/';
};

const foldersText = (roots: readonly vscode.Uri[]): string => roots.map(nameOf).join(', ');
