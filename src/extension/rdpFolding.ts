import * as vscode from 'vscode';
import { foldRdp } from '../core';
import { linesOf } from './convert';

/** Folds groups of settings in `.rdp` files, and settings of one topic in a row. */
export function registerRdpFolding(): vscode.Disposable {
  const provider: vscode.FoldingRangeProvider = {
    provideFoldingRanges: (document) =>
      foldRdp(linesOf(document)).map(({ first, last }) => new vscode.FoldingRange(first, last)),
  };
  return vscode.languages.registerFoldingRangeProvider({ language: 'rdp' }, provider);
}
