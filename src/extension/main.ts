import * as vscode from 'vscode';
import { registerClipboard } from './clipboard';
import { registerCodeActions } from './codeActions';
import { CodesView } from './codesView';
import { registerDiagnostics } from './diagnostics';
import { Documents } from './documents';
import { registerEventFilter } from './eventFilter';
import { registerEventFolding } from './eventFolding';
import { registerEventSymbols } from './eventSymbols';
import { EvtxEditors } from './evtxEditor';
import { registerEvtxExport } from './evtxExport';
import { registerExplainCommands } from './explainCommands';
import { registerFindSetting } from './findSetting';
import { registerFollow } from './follow';
import { registerGoToCode } from './goToCode';
import { registerHover } from './hover';
import { registerLanguageModelTools } from './languageModelTools';
import { LargeFileNotice } from './largeFileNotice';
import { LargeFileScans } from './largeFileScan';
import { lookupItems, registerLookup } from './lookup';
import { registerNavigation } from './navigate';
import { RemediationPanel } from './panel';
import { registerRdpAsk } from './rdpAsk';
import { registerRdpCompletion } from './rdpCompletion';
import { RdpFileView } from './rdpFileView';
import { registerRdpFolding } from './rdpFolding';
import { registerRdpFormatting } from './rdpFormatting';
import { registerRdpInlayHints } from './rdpInlayHints';
import { registerRdpRisk } from './rdpRisk';
import { registerRdpSignature } from './rdpSignature';
import { registerRdpSymbols } from './rdpSymbols';
import { registerSamples } from './samples';
import { FolderScans } from './scanFolder';
import { SignatureReports } from './signatureReports';
import { registerStatusBar } from './statusBar';
import { registerStory } from './storyCommand';
import { TerminalLinks } from './terminalLinks';
import { registerTurnOffRule } from './turnOffRule';

/** Registers and returns: documents are read a little at a time later, code tables when the first finding needs one. */
export function activate(context: vscode.ExtensionContext) {
  const documents = new Documents();
  const panel = new RemediationPanel(context, documents);
  const evtx = new EvtxEditors(context);
  const story = registerStory(documents, context);
  const signatures = new SignatureReports(documents);
  const rdpFile = new RdpFileView(context, signatures);
  const statusBar = registerStatusBar(documents);
  const codes = new CodesView(documents);
  const largeFiles = new LargeFileNotice(context);
  const terminalLinks = new TerminalLinks();
  const folderScans = new FolderScans(context);
  context.subscriptions.push(
    documents,
    registerHover(documents),
    registerDiagnostics(documents),
    registerCodeActions(documents),
    registerTurnOffRule(),
    registerEventSymbols(documents),
    registerEventFolding(documents),
    registerEventFilter(documents),
    registerLookup(documents, panel),
    registerNavigation(documents),
    registerExplainCommands(documents, panel),
    registerClipboard(documents, panel),
    registerLanguageModelTools(vscode),
    registerFollow(documents, panel),
    registerRdpCompletion(),
    registerRdpInlayHints(),
    registerRdpSymbols(),
    registerRdpFolding(),
    registerRdpFormatting(),
    registerFindSetting(),
    signatures,
    rdpFile,
    registerRdpSignature(documents, signatures),
    registerRdpAsk(rdpFile),
    registerRdpRisk(rdpFile),
    panel.register(),
    story.registration,
    evtx.register(),
    registerEvtxExport(),
    registerGoToCode(documents),
    terminalLinks.register(),
    registerSamples(context, documents),
    statusBar,
    codes,
    largeFiles,
    new LargeFileScans().register(),
    folderScans,
  );
  // For this project's own tests; not an API for other extensions.
  return {
    ...{ documents, lookupItems, panel, story: story.view, evtx, signatures, rdpFile },
    ...{ statusBar: statusBar.item, codes, largeFiles, terminalLinks, folderScans },
  };
}
