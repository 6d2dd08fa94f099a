import * as vscode from 'vscode';
import { equal, eventually, ok } from '../runner/assert';
import { LineIndex, scanLines } from '../../../src/core';
import {
  closeAll,
  DIALOG,
  extensionApi,
  FREERDP_LOG,
  openDocument,
  openSample,
  openText,
  positionOf,
  withSetting,
} from './editor';

function diagnosticsOf({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'RDP Diagnostics');
}

/** The marked texts, in order of line. */
function marked(document: vscode.TextDocument): string[] {
  return diagnosticsOf(document)
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ range }) => `${range.start.line}:${document.getText(range)}`);
}

/** Waits until exactly these are marked. */
async function expectMarked(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  let last = '';
  await eventually(
    `${wanted} in the Problems view`,
    () => (last = JSON.stringify(marked(document))) === wanted,
    5000,
  ).catch(() => equal(last, wanted));
}

async function edit(change: (edit: vscode.WorkspaceEdit) => void): Promise<void> {
  const workspaceEdit = new vscode.WorkspaceEdit();
  change(workspaceEdit);
  ok(await vscode.workspace.applyEdit(workspaceEdit), 'the edit was refused');
}

suite('diagnostics', () => {
  teardown(closeAll);

  test('marks exactly the code that failed, with its number and where it is documented', async () => {
    const { document } = await openText(DIALOG, 'plaintext');
    await expectMarked(document, ['7:0x204']);
    const [diagnostic] = diagnosticsOf(document);
    ok(diagnostic);
    equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    ok(typeof diagnostic.code === 'object', 'the code has no target');
    equal(diagnostic.code.value, '0x204');
    equal(diagnostic.code.target.scheme, 'https');
    ok(diagnostic.message.length > 10);
  });

  test('marks a real sample file', async () => {
    const { document } = await openSample('mstsc-dialog.log');
    await expectMarked(document, ['11:0x108']);
  });

  test('shows failures by default, normal ends on request, nothing when off', async () => {
    const { document } = await openText(FREERDP_LOG);
    await eventually('diagnostics', () => diagnosticsOf(document).length > 0);
    const problems = marked(document);
    ok(!diagnosticsOf(document).some(({ severity }) => severity === vscode.DiagnosticSeverity.Information));

    let restore = await withSetting('diagnostics', 'all');
    try {
      await eventually('information', () =>
        diagnosticsOf(document).some(({ severity }) => severity === vscode.DiagnosticSeverity.Information),
      );
    } finally {
      await restore();
    }
    await expectMarked(document, problems);
    restore = await withSetting('diagnostics', 'off');
    try {
      await expectMarked(document, []);
    } finally {
      await restore();
    }
    await expectMarked(document, problems);
  });

  test('can be set per language', async () => {
    const { document: log } = await openText(DIALOG, 'log');
    const { document: markdown } = await openText(DIALOG, 'markdown');
    await expectMarked(log, ['7:0x204']);
    await expectMarked(markdown, ['7:0x204']);
    const restore = await withSetting('diagnostics', 'off', 'markdown');
    try {
      await expectMarked(markdown, []);
      await expectMarked(log, ['7:0x204']);
    } finally {
      await restore();
    }
  });

  test('follows edits: lines move, codes change, codes go', async () => {
    const { document } = await openText(DIALOG);
    await expectMarked(document, ['7:0x204']);
    await edit((change) => change.insert(document.uri, new vscode.Position(0, 0), 'one\ntwo\r\nthree\n'));
    await expectMarked(document, ['10:0x204']);
    const start = positionOf(document, '0x204', 0);
    await edit((change) => change.replace(document.uri, new vscode.Range(start, start.translate(0, 5)), '0x904'));
    await expectMarked(document, ['10:0x904']);
    await edit((change) => change.delete(document.uri, new vscode.Range(8, 0, document.lineCount, 0)));
    // Without its code, the message speaks for itself.
    await expectMarked(document, ["5:Remote Desktop can't connect to the remote computer"]);
    await edit((change) => change.delete(document.uri, new vscode.Range(4, 0, document.lineCount, 0)));
    await expectMarked(document, []);
  });

  test('go when the document is closed', async () => {
    const document = await vscode.workspace.openTextDocument({ content: DIALOG, language: 'log' });
    await vscode.window.showTextDocument(document);
    await expectMarked(document, ['7:0x204']);
    await closeAll();
    await eventually('empty Problems view', () => diagnosticsOf(document).length === 0);
  });

  test('at most 1000 for a document', async () => {
    const { document } = await openText(Array(700).fill(FREERDP_LOG).join(''));
    const shown = await eventually('diagnostics', () => diagnosticsOf(document).length);
    ok(shown <= 1000, `${shown} diagnostics`);
    equal(await eventually('1000 diagnostics', () => diagnosticsOf(document).length === 1000), true);
  });

  test('whatever the edits, the findings are those of the text read anew', async () => {
    const { documents } = await extensionApi();
    const { document } = await openText(FREERDP_LOG + DIALOG + FREERDP_LOG);
    let seed = 20250314;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      return seed % below;
    };
    const snippets = ['', '\n', 'x', ' 0x204 ', ...DIALOG.split('\n'), `${FREERDP_LOG.split('\n')[1]}\n`, DIALOG];
    for (let step = 0; step < 60; step++) {
      await edit((change) => {
        const length = document.getText().length;
        const from = random(length + 1);
        const to = Math.min(length, from + random(random(4) === 0 ? 200 : 4));
        const range = new vscode.Range(document.positionAt(from), document.positionAt(to));
        change.replace(document.uri, range, snippets[random(snippets.length)]!);
      });
      // Some edits follow each other before anything was read.
      if (random(3) === 0) continue;
      await documents.settled(document);
      const lines = new LineIndex(document.getText());
      const anew = scanLines(lines, 0, lines.lineCount - 1, documents.kind(document));
      equal(summary(documents.findings(document)), summary(anew), `step ${step}`);
    }
  });

  test('reading a large document leaves the extension host free', async () => {
    const { documents } = await extensionApi();
    const filler = 'nothing to see here, 12345, move on\n';
    const document = await openDocument(DIALOG + filler.repeat(200_000) + DIALOG);
    // In another language it is another document to VS Code, and read anew.
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    last = performance.now();
    await documents.settled(document);
    clearInterval(timer);
    const lines = [...(documents.findings(document) ?? [])].map(({ line }) => line);
    ok(lines.includes(7) && lines.includes(200_000 + 17), `found on lines ${lines.join(', ')}`);
    ok(longest < 250, `the extension host was held up for ${Math.round(longest)} ms`);
  });
});

function summary(findings: Iterable<{ line: number; finding: { text: string; rule: string } }> | undefined): string {
  return [...(findings ?? [])].map(({ line, finding }) => `${line} ${finding.rule} ${finding.text}`).join('\n');
}
