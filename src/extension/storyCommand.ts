import * as vscode from 'vscode';
import { tellStory } from '../core';
import { COMMANDS } from './commandNames';
import { EVENTS_SCHEME, type Documents } from './documents';
import { hasStoryExtension, readStoryFiles, STORY_EXTENSIONS } from './storyFiles';
import { registerLogTexts, StoryView } from './storyView';
import { translate } from './translate';

/** *Show Session Story*: who ended each connection that some files tell of, and why. */
export function registerStory(documents: Documents, context: vscode.ExtensionContext) {
  const view = new StoryView(context, async (before) => {
    const more = await choose('files');
    if (more) await tell([...before, ...more], view);
  });
  const command = vscode.commands.registerCommand(
    COMMANDS.showStory,
    async (resource?: unknown, selection?: unknown) => {
      // The Explorer gives the entry that was clicked and all that are selected; an editor's menu gives its address.
      const selected = Array.isArray(selection) ? selection.filter((each) => each instanceof vscode.Uri) : [];
      const given = selected.length > 0 ? selected : resource instanceof vscode.Uri ? [resource] : undefined;
      const resources = given ?? (await pick(documents));
      if (resources && resources.length > 0) await tell(resources, view);
    },
  );
  return { view, registration: vscode.Disposable.from(view, command, registerLogTexts()) };
}

/** Reads, tells and shows, with progress; nothing happens to the story on show when the reader cancels. */
async function tell(resources: readonly vscode.Uri[], view: StoryView): Promise<void> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Session story'),
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (progress, token) => {
    const read = await readStoryFiles(resources, (message) => progress.report({ message }), token);
    if (!read) return;
    progress.report({ message: vscode.l10n.t('Joining events to connections') });
    // The notification is drawn before the story is told in one go.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (token.isCancellationRequested) return;
    const { files, skipped, remarks, uris } = read;
    const story = tellStory(files, { translate });
    view.show({ story, fileCount: files.length, skipped, remarks }, uris);
  });
}

/** What the story is to be told of; undefined when the reader leaves it. */
async function pick(documents: Documents): Promise<readonly vscode.Uri[] | undefined> {
  const open = openEditors(documents);
  const choices: (vscode.QuickPickItem & { readonly of: 'editors' | 'files' | 'folder' })[] = [
    { of: 'files', label: vscode.l10n.t('Choose files…'), iconPath: new vscode.ThemeIcon('files') },
    { of: 'folder', label: vscode.l10n.t('Choose folder…'), iconPath: new vscode.ThemeIcon('folder') },
  ];
  if (open.length > 0) {
    choices.unshift({
      of: 'editors',
      label: vscode.l10n.t('Open editors ({0})', open.length),
      detail: open.map((uri) => vscode.workspace.asRelativePath(uri)).join(', '),
      iconPath: new vscode.ThemeIcon('go-to-file'),
    });
  }
  const chosen = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('RDP Diagnostics: Show Session Story'),
    placeHolder: vscode.l10n.t('The logs and exported events of client, gateway and host tell more together'),
  });
  if (!chosen) return undefined;
  return chosen.of === 'editors' ? open : choose(chosen.of);
}

function choose(what: 'files' | 'folder'): Thenable<vscode.Uri[] | undefined> {
  const isFolder = what === 'folder';
  return vscode.window.showOpenDialog({
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    canSelectMany: !isFolder,
    openLabel: vscode.l10n.t('Show session story'),
    ...(!isFolder && {
      filters: { [vscode.l10n.t('Logs and events')]: STORY_EXTENSIONS, [vscode.l10n.t('All files')]: ['*'] },
    }),
  });
}

/** The editors that may tell of a connection, each file once. */
function openEditors(documents: Documents): vscode.Uri[] {
  const uris = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) =>
      input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? [input.uri] : [],
    );
  const different = new Map(uris.map((uri) => [uri.toString(), uri]));
  return [...different.values()].filter((uri) => {
    // Its source says all that it says.
    if (uri.scheme === EVENTS_SCHEME) return false;
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
    // After a reload of the window, editors in the background are not loaded yet.
    if (!document) return hasStoryExtension(uri.path);
    if (!documents.reads(document) || documents.kind(document) === 'rdp') return false;
    return documents.kind(document) === 'event-xml' || (documents.findings(document)?.size ?? 0) > 0;
  });
}
