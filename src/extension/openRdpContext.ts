import * as vscode from 'vscode';
import { contextOfRdp, type Context } from '../core';

/** A longer file is none that a client wrote. */
const MOST_CHARACTERS = 100_000;

const known = new WeakMap<vscode.TextDocument, { readonly version: number; readonly context: Context }>();

/**
 * What the one `.rdp` file that is open tells of the connection: whether it goes through a gateway, and whether to Azure.
 * Nothing where several are open, since it is not known which one was used.
 */
export function openRdpContext(): Context {
  const [document, ...others] = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'rdp');
  if (!document || others.length > 0) return {};
  const before = known.get(document);
  if (before?.version === document.version) return before.context;
  const text = document.getText();
  const context = text.length > MOST_CHARACTERS ? {} : contextOfRdp(text);
  known.set(document, { version: document.version, context });
  return context;
}
