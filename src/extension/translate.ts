import * as vscode from 'vscode';
import type { Translate } from '../core';

/** The core's sentences in the editor's display language. */
export const translate: Translate = (message, ...args) => vscode.l10n.t(message, ...args);
