/**
 * How many instructions a program takes: the one figure that a busy machine does not change. The processor's own counter
 * where it may be read (`perf`), else valgrind, which carries the program out and counts; both count user code only.
 */
import { spawnSync } from 'node:child_process';

export type Counter = 'perf' | 'valgrind' | 'no counter';

/** One thread, and no chance: so that the same program takes the same instructions. */
const PREDICTABLE = ['--single-threaded', '--predictable', '--hash-seed=1', '--random-seed=1'];

/** What can count here. */
export function findCounter(): Counter {
  if (count('perf', 'true', []) !== undefined) return 'perf';
  return count('valgrind', 'true', []) === undefined ? 'no counter' : 'valgrind';
}

/** The instructions of `node` with these words. @throws when it cannot be counted. */
export function instructionsOfNode(counter: Counter, words: readonly string[]): number {
  const counted = count(counter, process.execPath, [...PREDICTABLE, ...words]);
  if (counted === undefined) throw new Error(`the instructions of node ${words.join(' ')} could not be counted`);
  return counted;
}

function count(counter: Counter, program: string, words: readonly string[]): number | undefined {
  if (counter === 'no counter') return undefined;
  const [command, before, pattern] = {
    perf: ['perf', ['stat', '-x', ',', '-e', 'instructions:u', '--'], /^(\d+),.*instructions:u/m],
    valgrind: [
      'valgrind',
      // Code that is written while it runs, as V8's, has to be read anew.
      ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null', '--smc-check=all-non-file'],
      /I\s+refs:\s+([\d,]+)/,
    ],
  }[counter] as [string, string[], RegExp];
  const { stderr, status } = spawnSync(command, [...before, program, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    // perf says where its figures would be written, and in the reader's language.
    env: { ...process.env, LC_ALL: 'C' },
  });
  const found = status === null ? undefined : pattern.exec(stderr ?? '')?.[1];
  return found === undefined ? undefined : Number(found.replaceAll(',', ''));
}
