import * as vscode from 'vscode';
import { codeRef, explain, explanationToMarkdown, findingAt, rdpHoverAt, settingsOfCodeMarkdown } from '../core';
import { shownText } from '../panel/shown-text';
import { codeInPlace, commandUri, type CodeInPlace } from './codeArguments';
import { COMMANDS } from './commandNames';
import { findingRange, linesOf, spanRange } from './convert';
import type { Documents } from './documents';
import { eventInPlace } from './eventHover';
import { registerForDocuments } from './registerForDocuments';
import { translate } from './translate';
import { reportUrl } from './webLinks';

/** Explains the code, the event or the `.rdp` setting under the pointer. */
export function registerHover(documents: Documents): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover(document, position) {
      if (!documents.reads(document)) return undefined;
      if (!vscode.workspace.getConfiguration('rdpDiagnostics', document).get('hover.enabled', true)) return undefined;
      return hoverAt(documents, document, position);
    },
  };
  return registerForDocuments(documents, (selector) => vscode.languages.registerHoverProvider(selector, provider));
}

function hoverAt(documents: Documents, document: vscode.TextDocument, position: vscode.Position) {
  const kind = documents.kind(document);
  const lines = linesOf(document);
  if (kind === 'rdp') {
    const hover = rdpHoverAt(lines, position.line, position.character, { translate });
    return hover && new vscode.Hover(untrusted(hover.markdown), spanRange(document, position.line, hover.span));
  }
  const found = findingAt(lines, position.line, position.character, kind);
  const place = found && codeInPlace(document, found);
  if (place) return codeHover(place, findingRange(document, found));
  const event = eventInPlace(document, position);
  return event && codeHover(event.place, event.range);
}

function codeHover(place: CodeInPlace, range: vscode.Range): vscode.Hover {
  const explanation = explain(place.code, { ...place, translate });
  const markdown = explanationToMarkdown(explanation, { detail: 'short', translate });
  // The links stand below the title: at the end of a long explanation nobody would see them without scrolling.
  const title = markdown.split('\n\n', 1)[0]!;
  const settings = settingsOfCodeMarkdown(place.code, translate);
  const parts = [
    untrusted(title),
    links(place, explanation.known, settings !== undefined),
    untrusted(markdown.slice(title.length).trimStart()),
    ...(settings === undefined ? [] : [untrusted(settings)]),
  ];
  return new vscode.Hover(parts, range);
}

/** What was written with a document's words in it may show icons and links to the web, and run nothing. */
function untrusted(markdown: string): vscode.MarkdownString {
  return new vscode.MarkdownString(shownText(markdown), true);
}

/** The hover's own links, apart from the text, so that only these can run a command. */
function links(place: CodeInPlace, known: boolean, hasSettings: boolean): vscode.MarkdownString {
  const parts = [
    `[$(book) ${vscode.l10n.t('Open remediation')}](${commandUri(COMMANDS.showRemediation, place)})`,
    `[$(copy) ${vscode.l10n.t('Copy explanation')}](${commandUri(COMMANDS.copyExplanation, place)})`,
  ];
  if (hasSettings) {
    const query = encodeURIComponent(JSON.stringify([codeRef(place.code)]));
    parts.push(`[$(search) ${vscode.l10n.t('Find settings')}](command:${COMMANDS.findSetting}?${query})`);
  }
  const report = known ? undefined : reportUrl(place.code);
  if (report !== undefined) parts.push(`[$(report) ${vscode.l10n.t('Report this code')}](${report})`);
  const markdown = new vscode.MarkdownString(parts.join(' &nbsp; '), true);
  markdown.isTrusted = { enabledCommands: [COMMANDS.showRemediation, COMMANDS.copyExplanation, COMMANDS.findSetting] };
  return markdown;
}
