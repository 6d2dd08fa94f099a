/** The files that a story is told from: found, read and decoded, in a window, in a remote one and in the browser. */
import * as vscode from 'vscode';
import { mayTellOfSessions, sessionText, type StoryFile } from '../core';
import type { SkippedFile } from '../story-panel/model';
import { readFile } from './evtxDocument';
import {
  checkSize,
  MAX_BYTES,
  reasonOf,
  textOf,
  textOfEventLog as textOfLogBytes,
  Unreadable,
  unsavedText,
} from './fileText';
import { notificationText } from './notificationText';
import { isFolder, walkFiles } from './walkFiles';

/** Texts of these hold events or logs; in a folder no others are read. */
export const STORY_EXTENSIONS = ['xml', 'evtx', 'log', 'txt', 'json', 'csv'];
/** What is read at once stays in memory until the story is told. */
const MAX_TOTAL_BYTES = 2 * MAX_BYTES;
/** A folder with more files is no folder of logs. */
const MAX_FILES = 2000;

export interface StoryFiles {
  readonly files: readonly StoryFile[];
  readonly skipped: readonly SkippedFile[];
  /** What else is to be known of the files, as sentences. */
  readonly remarks: readonly string[];
  /** Where the file of a name is. */
  readonly uris: ReadonlyMap<string, vscode.Uri>;
}

/**
 * Reads files and, below folders, the files of {@link STORY_EXTENSIONS}. What cannot be read is said in `skipped`.
 * @param report told of each file before it is read
 * @returns undefined when the reader has cancelled
 */
export async function readStoryFiles(
  resources: readonly vscode.Uri[],
  report: (message: string) => void,
  token: vscode.CancellationToken,
): Promise<StoryFiles | undefined> {
  const skipped: SkippedFile[] = [];
  const found = new Map<string, vscode.Uri>();
  for (const uri of resources) await collect(uri, found, skipped, token);
  const files: StoryFile[] = [];
  const remarks: string[] = [];
  const uris = new Map<string, vscode.Uri>();
  let total = 0;
  for (const uri of found.values()) {
    if (token.isCancellationRequested) return undefined;
    const relative = vscode.workspace.asRelativePath(uri);
    const name = uris.has(relative) ? uri.toString() : relative;
    report(notificationText(vscode.l10n.t('{0} ({1} of {2})', name, files.length + skipped.length + 1, found.size)));
    try {
      const { text, unreadable } = isEventLog(uri)
        ? await textOfEventLog(uri, token)
        : { text: await textOfFile(uri, MAX_TOTAL_BYTES - total), unreadable: 0 };
      if (unreadable > 0)
        remarks.push(vscode.l10n.t('{0} records of {1} could not be read and are missing.', unreadable, name));
      if (!mayTellOfSessions(uri.path, text)) continue;
      const kept = sessionText(text);
      total += kept.length;
      files.push({ name, text: kept });
      uris.set(name, uri);
    } catch (error) {
      skipped.push({ name, reason: reasonOf(error) });
    }
  }
  return token.isCancellationRequested ? undefined : { files, skipped, remarks, uris };
}

/** Whether a file is a Windows event log by its name. */
export const isEventLog = ({ path }: vscode.Uri): boolean => /\.evtx$/i.test(path);

/**
 * The session events of an event log as XML, one event a line, the same whenever it is asked for.
 * @throws {Unreadable} where it is no event log, and what the file system throws
 */
export async function textOfEventLog(
  uri: vscode.Uri,
  token?: vscode.CancellationToken,
): Promise<{ text: string; unreadable: number }> {
  return textOfLogBytes(await readFile(uri), token);
}

/**
 * The text of a file as it is now: of an editor with unsaved changes, else of the file, in whatever encoding it is.
 * @throws {Unreadable} and what the file system throws
 */
async function textOfFile(uri: vscode.Uri, limit: number): Promise<string> {
  const unsaved = unsavedText(uri);
  if (unsaved !== undefined) return unsaved;
  const { size } = await vscode.workspace.fs.stat(uri);
  checkSize(size);
  if (size > limit)
    throw new Unreadable(vscode.l10n.t('all files together are larger than {0} MB', MAX_TOTAL_BYTES / 1024 / 1024));
  return textOf(await vscode.workspace.fs.readFile(uri)).text;
}

/** Adds a file, or the files below a folder; links inside it are not followed. */
async function collect(
  uri: vscode.Uri,
  found: Map<string, vscode.Uri>,
  skipped: SkippedFile[],
  token: vscode.CancellationToken,
): Promise<void> {
  // An untitled editor is no folder either.
  if (!(await isFolder(uri))) {
    found.set(uri.toString(), uri);
    return;
  }
  for await (const walked of walkFiles(uri, token)) {
    const name = () => vscode.workspace.asRelativePath(walked.uri);
    if (walked.kind === 'unreadable-folder') skipped.push({ name: name(), reason: reasonOf(walked.error) });
    if (walked.kind !== 'file' || !hasStoryExtension(walked.uri.path)) continue;
    if (found.size >= MAX_FILES) {
      const reason = vscode.l10n.t('only its first {0} files were read', MAX_FILES);
      skipped.push({ name: vscode.workspace.asRelativePath(uri), reason });
      return;
    }
    found.set(walked.uri.toString(), walked.uri);
  }
}

/** Whether a path ends like a log or an export. */
export const hasStoryExtension = (path: string): boolean =>
  STORY_EXTENSIONS.includes(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
