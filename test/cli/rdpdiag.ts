/** The bundled command line, run as other programs run it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../sources';

export const BUNDLE = path.join(ROOT, 'dist/rdpdiag.js');

/** For a `before` hook: without a bundle there is nothing to run. */
export function build(): void {
  if (existsSync(BUNDLE)) return;
  const { status, stderr } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node esbuild.mjs: ${stderr}`);
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs `rdpdiag` with `words`.
 * @param options The folder to stand in (the repository's root when absent) and what standard input holds.
 */
export function rdpdiag(
  words: readonly string[],
  options: { cwd?: string; input?: string | Buffer } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BUNDLE, ...words], { cwd: options.cwd ?? ROOT });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => stdout.push(data));
    child.stderr.on('data', (data: Buffer) => stderr.push(data));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({ status, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
    // A command that does not read closes its end early.
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
  });
}

export interface JsonCode {
  family: string;
  value: number | null;
  symbol: string | null;
  title: string;
  known: boolean;
}

export interface JsonFinding {
  rule: string;
  severity: string;
  message: string;
  text: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  code?: JsonCode;
  extended?: JsonCode;
  candidates: { family: string; value: number; title: string }[];
  fixes: number;
}

export interface JsonReport {
  version: number;
  files: { path: string; kind: string; encoding: string; findings: JsonFinding[] }[];
}

/** What `check --format json` reports. */
export async function checkJson(words: readonly string[], options: Parameters<typeof rdpdiag>[1] = {}) {
  const run = await rdpdiag(['check', '--format', 'json', ...words], options);
  return { ...run, report: JSON.parse(run.stdout) as JsonReport };
}

/** A folder that is gone when the tests of the surrounding `describe` are over. */
export function temporaryFolder(): { readonly path: string; write(name: string, content: string | Buffer): string } {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'rdpdiag-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return {
    get path() {
      return folder;
    },
    write(name, content) {
      writeFileSync(path.join(folder, name), content);
      return path.join(folder, name);
    },
  };
}
