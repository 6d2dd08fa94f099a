import * as vscode from 'vscode';
import { explain, notations } from '../core';
import { codeArguments } from './codeArguments';
import { COMMANDS } from './commandNames';
import { terminalCodes, type TerminalCode } from './terminalCodes';
import { translate } from './translate';

interface CodeLink extends vscode.TerminalLink {
  readonly found: TerminalCode;
}

/** Codes that programs print into the terminal are links to their remediation. */
export class TerminalLinks implements vscode.TerminalLinkProvider<CodeLink> {
  /** Registers the links; dispose of the result to remove them. */
  register(): vscode.Disposable {
    return vscode.window.registerTerminalLinkProvider(this);
  }

  provideTerminalLinks({ line }: Pick<vscode.TerminalLinkContext, 'line'>): CodeLink[] {
    if (!vscode.workspace.getConfiguration('rdpDiagnostics').get('terminalLinks.enabled', true)) return [];
    return terminalCodes(line).map((found) => ({
      startIndex: found.start,
      length: found.length,
      tooltip: tooltipOf(found),
      found,
    }));
  }

  async handleTerminalLink({ found }: CodeLink): Promise<void> {
    await vscode.commands.executeCommand(COMMANDS.showRemediation, ...codeArguments(found));
  }
}

/** `0x204: Cannot connect …`; VS Code adds how a link is followed. */
function tooltipOf({ code, extended }: TerminalCode): string {
  const { title } = explain(code, { ...(extended && { extended }), translate });
  const [notation] = notations(code);
  return notation === undefined ? title : `${notation}: ${title}`;
}
