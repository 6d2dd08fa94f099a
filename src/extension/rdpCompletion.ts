import * as vscode from 'vscode';
import { completeRdp, completionMarkdown, type RdpCompletion } from '../core';
import { linesOf, spanRange } from './convert';
import { translate } from './translate';

/** An entry of the list that can be asked for its documentation. */
class Item extends vscode.CompletionItem {
  /** Of a setting; others are explained by their detail. */
  key: string | undefined;
}

/** Completes settings, types and values of `.rdp` files. */
export function registerRdpCompletion(): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<Item> = {
    provideCompletionItems(document, position) {
      const found = completeRdp(linesOf(document), position.line, position.character, { translate });
      if (!found) return undefined;
      const range = spanRange(document, position.line, found.span);
      return found.items.map((item) => completionItem(item, range));
    },
    // Hundreds of settings: each is described when it is looked at.
    resolveCompletionItem(item) {
      const markdown = item.key === undefined ? undefined : completionMarkdown(item.key, translate);
      if (markdown !== undefined) item.documentation = new vscode.MarkdownString(markdown);
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider({ language: 'rdp' }, provider, ':');
}

function completionItem(
  { kind, label, detail, filter, snippet, sort, preselect, obsolete }: RdpCompletion,
  range: vscode.Range,
): Item {
  const item = new Item(
    detail === '' ? label : { label, description: detail },
    kind === 'setting'
      ? vscode.CompletionItemKind.Property
      : kind === 'type'
        ? vscode.CompletionItemKind.TypeParameter
        : vscode.CompletionItemKind.EnumMember,
  );
  item.range = range;
  item.filterText = filter;
  item.insertText = new vscode.SnippetString(snippet);
  item.sortText = sort;
  item.preselect = preselect;
  if (obsolete) item.tags = [vscode.CompletionItemTag.Deprecated];
  item.key = kind === 'setting' ? label : undefined;
  return item;
}
