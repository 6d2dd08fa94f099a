import type { ExtensionContext } from 'vscode';
import { registerClipboard } from './clipboard';
import { registerCodeActions } from './codeActions';
import { registerDiagnostics } from './diagnostics';
import { Documents } from './documents';
import { registerEventFilter } from './eventFilter';
import { registerEventFolding } from './eventFolding';
import { registerEventSymbols } from './eventSymbols';
import { EvtxEditors } from './evtxEditor';
import { registerEvtxExport } from './evtxExport';
import { registerExplainCommands } from './explainCommands';
import { registerFollow } from './follow';
import { registerHover } from './hover';
import { lookupItems, registerLookup } from './lookup';
import { registerNavigation } from './navigate';
import { RemediationPanel } from './panel';
import { registerStory } from './storyCommand';

/** Registers and returns: documents are read a little at a time later, code tables when the first finding needs one. */
export function activate(context: ExtensionContext) {
  const documents = new Documents();
  const panel = new RemediationPanel(context);
  const evtx = new EvtxEditors(context);
  const story = registerStory(documents, context);
  context.subscriptions.push(
    documents,
    registerHover(documents),
    registerDiagnostics(documents),
    registerCodeActions(documents),
    registerEventSymbols(documents),
    registerEventFolding(documents),
    registerEventFilter(documents),
    registerLookup(documents, panel),
    registerNavigation(documents),
    registerExplainCommands(documents, panel),
    registerClipboard(documents, panel),
    registerFollow(documents, panel),
    panel.register(),
    story.registration,
    evtx.register(),
    registerEvtxExport(),
  );
  // For this project's own tests; not an API for other extensions.
  return { documents, lookupItems, panel, story: story.view, evtx };
}
