import * as vscode from 'vscode';
import { decodeText } from '../core';
import { COMMANDS } from './commandNames';
import { findingSelection } from './convert';
import { SAMPLE_SCHEME, type Documents } from './documents';
import { SEVERITIES } from './fileCodes';

/** The files of `samples/` that are packaged; each name is also an address. */
const FILES = ['mstsc-dialog.log', 'freerdp.log', 'events.xml', 'gateway.csv', 'connection.rdp'] as const;
/** The logs of one story. */
const STORY_FILES = ['session/custom-view.xml', 'session/client-pc71.xml', 'session/client-lt09.xml'] as const;
const STORY = 'session';
const NAMES: ReadonlySet<string> = new Set([...FILES, ...STORY_FILES]);

interface SampleItem extends vscode.QuickPickItem {
  readonly name: string;
}

/**
 * *Open Sample Log…*: small invented files to try the extension on, read-only, also in the browser. The walkthrough names
 * the sample, and where it wants to show a hover says so.
 */
export function registerSamples({ extensionUri }: vscode.ExtensionContext, documents: Documents): vscode.Disposable {
  const contents: vscode.TextDocumentContentProvider = {
    async provideTextDocumentContent({ path }) {
      const name = path.slice(1);
      if (!NAMES.has(name)) return undefined;
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'samples', name));
      return decodeText(bytes, TextDecoder).text;
    },
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SAMPLE_SCHEME, contents),
    vscode.commands.registerCommand(COMMANDS.openSample, async (asked?: unknown, then?: unknown) => {
      const name = typeof asked === 'string' ? asked : (await pick())?.name;
      if (name === STORY) await tellStory();
      else if (name !== undefined && NAMES.has(name)) await open(documents, name);
      if (then === 'hover') await vscode.commands.executeCommand('editor.action.showHover');
    }),
  );
}

function pick(): Thenable<SampleItem | undefined> {
  return vscode.window.showQuickPick(sampleItems(), {
    title: vscode.l10n.t('RDP Diagnostics: Open Sample Log'),
    placeHolder: vscode.l10n.t('All hosts and people in them are invented'),
    matchOnDescription: true,
  });
}

function sampleItems(): SampleItem[] {
  return [
    {
      name: 'mstsc-dialog.log',
      label: vscode.l10n.t('A dialog of Remote Desktop Connection'),
      iconPath: new vscode.ThemeIcon('comment'),
    },
    {
      name: 'freerdp.log',
      label: vscode.l10n.t('A log of a Linux client'),
      iconPath: new vscode.ThemeIcon('terminal'),
    },
    {
      name: 'events.xml',
      label: vscode.l10n.t('Windows events as XML'),
      iconPath: new vscode.ThemeIcon('list-unordered'),
    },
    {
      name: 'gateway.csv',
      label: vscode.l10n.t('Events of a gateway as CSV'),
      iconPath: new vscode.ThemeIcon('table'),
    },
    {
      name: 'connection.rdp',
      label: vscode.l10n.t('A connection file with faults'),
      iconPath: new vscode.ThemeIcon('remote'),
    },
    {
      name: STORY,
      label: vscode.l10n.t('The story of three sessions, from the logs of a host and two clients'),
      iconPath: new vscode.ThemeIcon('graph-line'),
    },
  ].map((item) => ({ ...item, description: item.name }));
}

const addressOf = (name: string): vscode.Uri => vscode.Uri.from({ scheme: SAMPLE_SCHEME, path: `/${name}` });

/** Opens a sample with the cursor in its gravest code. */
async function open(documents: Documents, name: string): Promise<void> {
  const uri = addressOf(name);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false } satisfies vscode.TextDocumentShowOptions);
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  if (!editor) return;
  const { document } = editor;
  await documents.settled(document);
  const [worst] = documents.findings(document)?.worst(SEVERITIES, 1) ?? [];
  if (!worst) return;
  editor.selection = findingSelection(document, worst);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The story is told of documents, which need no file and no editor. */
async function tellStory(): Promise<void> {
  const uris = STORY_FILES.map(addressOf);
  for (const uri of uris) await vscode.workspace.openTextDocument(uri);
  await vscode.commands.executeCommand(COMMANDS.showStory, uris[0], uris);
}
