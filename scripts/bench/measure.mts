/** Times, and what can be said of many of them. All times are milliseconds. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface Time {
  readonly wall: number;
  /** User and system time of all threads: on a machine that others use too, the steadier of the two. */
  readonly cpu: number;
}

/** Runs once, in this process. */
export function timed(run: () => void): Time {
  const cpu = process.cpuUsage();
  const start = performance.now();
  run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1000 };
}

export interface Child extends Time {
  readonly output: string;
  /** Exit status. */
  readonly status: number;
}

/** Runs a program to its end; its output is read, and thrown away unless `keep`. Throws where it cannot be started. */
export function timedChild(program: string, args: readonly string[], keep = false): Child {
  const wrapper = path.join(import.meta.dirname, 'child.sh');
  const started = spawnSync('bash', [wrapper, keep ? '-' : '/dev/null', program, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  // The last three lines of the errors are the wrapper's: seconds by the clock, user, system.
  const lines = started.stderr.trimEnd().split('\n');
  const [wall, user, system] = (lines.at(-1) ?? '').split(' ').map((seconds) => Number(seconds) * 1000);
  if (started.error || system === undefined || !(wall! >= 0)) {
    throw new Error(`${program} could not be run: ${started.error?.message ?? started.stderr}`);
  }
  return { wall: wall!, cpu: user! + system, output: started.stdout, status: started.status ?? -1 };
}

/** The value below which the part (0 to 1) of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const ordered = [...values].sort((one, other) => one - other);
  return ordered[Math.min(ordered.length - 1, Math.floor(part * ordered.length))] ?? NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** Two things in turns, A B A B, so that whatever else the machine does meets both. */
export function inTurns<A, B>(count: number, one: () => A, other: () => B): [A, B][] {
  return Array.from({ length: count }, () => [one(), other()]);
}
