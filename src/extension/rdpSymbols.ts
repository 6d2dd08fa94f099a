import * as vscode from 'vscode';
import { categoryTitle, outlineRdp, type OutlinedCategory } from '../core';
import { shownText } from '../panel/shown-text';
import { linesOf, spanRange } from './convert';
import { withoutIcons } from './statusBar';
import { translate } from './translate';

/** The settings of an `.rdp` file by topic: in the outline and under *Go to Symbol in Editor*. */
export function registerRdpSymbols(): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols: (document) =>
      outlineRdp(linesOf(document), translate).map((category) => categorySymbol(document, category)),
  };
  const label = vscode.l10n.t('Settings by topic');
  return vscode.languages.registerDocumentSymbolProvider({ language: 'rdp' }, provider, { label });
}

function categorySymbol(
  document: vscode.TextDocument,
  { category, settings }: OutlinedCategory,
): vscode.DocumentSymbol {
  const children = settings.map(({ key, detail, line, span, keySpan }) => {
    const range = spanRange(document, line, span);
    return new vscode.DocumentSymbol(
      withoutIcons(shownText(key)),
      withoutIcons(shownText(detail)),
      vscode.SymbolKind.Property,
      range,
      spanRange(document, line, keySpan),
    );
  });
  // Topics are scattered over most files. Their ranges must not overlap, or the breadcrumbs name the wrong one: each has
  // that of its first settings in a row.
  let range = children[0]!.range;
  for (const [index, child] of children.entries()) {
    const { line } = settings[index]!;
    if (index > 0 && line !== settings[index - 1]!.line + 1) break;
    range = range.union(child.range);
  }
  const name = category === 'unknown' ? vscode.l10n.t('Unknown settings') : categoryTitle(category, translate);
  const count = children.length === 1 ? vscode.l10n.t('1 setting') : vscode.l10n.t('{0} settings', children.length);
  const symbol = new vscode.DocumentSymbol(
    name,
    count,
    vscode.SymbolKind.Namespace,
    range,
    children[0]!.selectionRange,
  );
  symbol.children = children;
  return symbol;
}
