/**
 * What a person sees in a real VS Code window: how soon after opening a large log the first problem stands in the status
 * bar, and how soon the panel answers. Beside it the editor's own time to show the same text.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { FOLDER, largeFile, ROOT } from './files.mjs';
import { median } from './measure.mjs';
import type { AddRow } from './rows.mjs';

/** VS Code withholds files of more than 50 MB from every extension. */
const LARGE = 49;
const DIALOG = 'mstsc-dialog.log';
const TURNS = 5;
const LIMIT = 60_000;

interface Window {
  readonly page: Page;
  openFile(file: string, line?: number, column?: number): Promise<void>;
  quickOpen(text: string): Promise<void>;
  choose(label: string): Promise<void>;
  runCommand(title: string): Promise<void>;
  frameWith(
    selector: string,
  ): Promise<{ waitForFunction(script: string, none: null, options: object): Promise<unknown> }>;
  close(): Promise<void>;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

/** Needs the files of dist/ and a browser to drive, as the driven tests do. */
export async function editor(row: AddRow): Promise<void> {
  // The driver has no types, so its path is no literal.
  const driver: string = path.join(ROOT, 'scripts/vscode/drive.mjs');
  const { openCode } = (await import(driver)) as { openCode: (options: object) => Promise<Window> };
  const folder = path.join(FOLDER, 'window');
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(ROOT, 'samples', DIALOG), path.join(folder, DIALOG));
  copyFileSync(largeFile('log', LARGE), path.join(folder, 'large.log'));
  // In the megabytes from which the editor asks before it opens a file of another machine.
  const code = await openCode({ folder, settings: { 'workbench.editorLargeFileConfirmation': 1000 } });
  try {
    await opening(code, row);
    await panel(code, row);
  } finally {
    await code.close();
  }
}

async function opening(code: Window, row: AddRow): Promise<void> {
  const { page } = code;
  const shown: number[] = [];
  const found: number[] = [];
  // The first time the extension starts too; that one is told apart.
  for (let turn = 0; turn <= TURNS; turn++) {
    await code.quickOpen('large.log');
    const start = performance.now();
    await code.choose('large.log');
    await page.waitForFunction(HAS_TEXT, null, { timeout: LIMIT, polling: 20 });
    const text = performance.now() - start;
    await page.waitForFunction(HAS_PROBLEMS, null, { timeout: LIMIT, polling: 20 });
    const problem = performance.now() - start;
    if (turn === 0) {
      row(`first problem of a log of ${LARGE} MB in VS Code, extension started for it`, seconds(problem));
    } else {
      shown.push(text);
      found.push(problem);
    }
    await code.runCommand('View: Close Editor');
    await page.waitForFunction(`!(${HAS_PROBLEMS})`, null, { timeout: LIMIT, polling: 20 });
  }
  const [own, editors] = [median(found), median(shown)];
  row(
    `first problem of a log of ${LARGE} MB in VS Code, from the click`,
    `${seconds(own)}; its text is shown after ${seconds(editors)}`,
    undefined,
    undefined,
    { name: 'first problem in VS Code to the text', value: own / editors },
  );
}

async function panel(code: Window, row: AddRow): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn <= TURNS; turn++) {
    await code.openFile(DIALOG, 12, 14);
    await code.quickOpen('>RDP Diagnostics: Explain Code at Cursor');
    const start = performance.now();
    await code.choose('RDP Diagnostics: Explain Code at Cursor');
    const frame = await code.frameWith('#title');
    await frame.waitForFunction(`document.querySelector('#title').textContent.startsWith('0x108')`, null, {
      timeout: LIMIT,
      polling: 20,
    });
    times.push(performance.now() - start);
    await code.runCommand('View: Toggle Panel Visibility').catch(() => undefined);
    await code.runCommand('View: Close Editor');
  }
  const [first, ...others] = times;
  row(
    'panel open in VS Code, from the command to its title',
    `the first time ${seconds(first!)}, then ${seconds(median(others))}`,
  );
}

const HAS_TEXT = `document.querySelectorAll('.editor-group-container.active .view-line span span').length > 5`;
/** The count of problems in the status bar; without any it says so. */
const HAS_PROBLEMS = `/[1-9]/.test(document.querySelector('[id="status.problems"]')?.textContent ?? '')`;
