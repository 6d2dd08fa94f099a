import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { RdpEncoding } from '../../../src/core/rdp/rdp-file';

/** A finding that test/samples/rdp/expected.jsonl names; `hint` is `info` here. */
export interface ExpectedFinding {
  readonly rule: string;
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** Other lines that are as right. */
  readonly or?: readonly number[];
}

/** One line of expected.jsonl; its README says what the fields mean. */
export interface ExpectedFile {
  readonly file: string;
  readonly encoding: RdpEncoding;
  readonly expect: readonly ExpectedFinding[];
  readonly forbid: readonly string[];
  readonly allow?: readonly string[];
  readonly fixed?: string;
}

export const SAMPLES = 'test/samples/rdp';

export const EXPECTED: readonly ExpectedFile[] = readFileSync(path.join(SAMPLES, 'expected.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as ExpectedFile);

/** The text of a sample without its byte order mark. Tests run from the root of the repository. */
export function sampleText(name: string, encoding: RdpEncoding): string {
  const bytes = readFileSync(path.join(SAMPLES, name));
  const decoder = encoding.startsWith('utf-16le') ? 'utf-16le' : encoding.startsWith('utf-16be') ? 'utf-16be' : 'utf-8';
  return new TextDecoder(decoder).decode(bytes);
}
