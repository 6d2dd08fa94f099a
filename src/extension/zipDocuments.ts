/** Entries of zip files as read-only documents: nothing is ever unpacked to a disk. */
import * as vscode from 'vscode';
import {
  inflateInSteps,
  readZip,
  shownName,
  zipBudget,
  zipProblemText,
  type ZipBudget,
  type ZipContent,
  type ZipEntry,
  type ZipFile,
} from '../core';
import { checkSize, reasonOf, textOf, textOfEventLog, Unreadable } from './fileText';
import { inSlices } from './inSlices';
import { notificationText } from './notificationText';
import { translate } from './translate';

/** The scheme of read-only documents that hold an entry of a zip. */
export const ZIP_SCHEME = 'rdp-diagnostics-zip';

/** The ending of the entry decides the language; which entry it is stands in the query. */
export function zipAddress(zip: vscode.Uri, entries: readonly string[]): vscode.Uri {
  const name = entries.at(-1) ?? '';
  const path = [zip.path.slice(zip.path.lastIndexOf('/') + 1), ...name.split('/')]
    .map(shownName)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
  const query = JSON.stringify({ zip: zip.toString(), entries });
  return vscode.Uri.from({ scheme: ZIP_SCHEME, path: `/${path}${/\.evtx$/i.test(name) ? '.xml' : ''}`, query });
}

/** Lets an entry of a zip be opened, with everything that works on text. */
export const registerZipDocuments = (): vscode.Disposable =>
  vscode.workspace.registerTextDocumentContentProvider(ZIP_SCHEME, {
    async provideTextDocumentContent({ query }) {
      const source = parseQuery(query);
      if (!source) return '';
      try {
        return await textOfEntry(source.zip, source.entries);
      } catch (error) {
        const name = shownName(source.entries.join('!/'));
        throw new Error(notificationText(vscode.l10n.t('{0} was not read: {1}', name, reasonOf(error))), {
          cause: error,
        });
      }
    },
  });

/** An address may come from anywhere, such as a restored window. */
function parseQuery(query: string): { readonly zip: vscode.Uri; readonly entries: readonly string[] } | undefined {
  try {
    const { zip, entries } = JSON.parse(query) as { readonly zip?: unknown; readonly entries?: unknown };
    if (typeof zip !== 'string' || !Array.isArray(entries) || entries.length === 0 || entries.length > 2)
      return undefined;
    const names = entries.filter((each): each is string => typeof each === 'string');
    return names.length === entries.length ? { zip: vscode.Uri.parse(zip, true), entries: names } : undefined;
  } catch {
    return undefined;
  }
}

async function textOfEntry(uri: vscode.Uri, entries: readonly string[]): Promise<string> {
  const { size } = await vscode.workspace.fs.stat(uri);
  checkSize(size);
  let bytes = await vscode.workspace.fs.readFile(uri);
  const budget = zipBudget();
  for (const name of entries) {
    const zip = readZip(bytes);
    const entry = zip.entries.find((each) => each.name === name);
    if (!entry) throw new Unreadable(vscode.l10n.t('it is not there'));
    const content = await contentOf(zip, entry, budget);
    if (!content || 'problem' in content)
      throw new Unreadable(content ? zipProblemText(content.problem, translate) : '');
    ({ bytes } = content);
  }
  if (/\.evtx$/i.test(entries.at(-1) ?? '')) return (await textOfEventLog(bytes)).text;
  return textOf(bytes).text;
}

/** The content of an entry, read without holding up the editor; undefined when the reader has cancelled. */
export function contentOf(
  zip: ZipFile,
  entry: ZipEntry,
  budget: ZipBudget,
  token?: vscode.CancellationToken,
): Promise<ZipContent | undefined> {
  return inSlices(inflateInSteps(zip, entry, budget), () => token?.isCancellationRequested === true);
}
