/**
 * The history of the benchmark: one line of JSON for each run. A run is held against earlier ones on the same kind of
 * machine only: ratios differ between processors, and instructions between versions of Node.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { quantile } from './measure.mjs';
import type { Figures } from './rows.mjs';

export interface Run extends Figures {
  /** ISO 8601. */
  readonly date: string;
  readonly commit: string;
  /** Processors, Node, and how instructions were counted: runs with another one are not compared. */
  readonly machine: string;
}

/** How many of the last runs count. */
const COMPARED = 10;
/** A figure may grow by this part before it is a loss. */
export const TOLERANCE = 0.25;

export interface Loss {
  readonly figure: string;
  readonly before: number;
  readonly now: number;
}

/**
 * The figures of `run` that are more than {@link TOLERANCE} above those of the last runs on its kind of machine: above the
 * median of ratios, which are noisy, and above the least of instructions, which are not, so that no loss creeps in by
 * small steps. Figures that no earlier run has, and those that this run lacks, are no losses.
 */
export function lossesOf(run: Run, history: readonly Run[]): Loss[] {
  const earlier = history.filter(({ machine }) => machine === run.machine).slice(-COMPARED);
  return (['ratios', 'instructions'] as const).flatMap((kind) =>
    Object.entries(run[kind]).flatMap(([figure, now]) => {
      const values = earlier.flatMap((one) => one[kind][figure] ?? []);
      const before = kind === 'ratios' ? quantile(values, 0.5) : Math.min(...values);
      return values.length > 0 && now > before * (1 + TOLERANCE) ? [{ figure, before, now }] : [];
    }),
  );
}

/** How many earlier runs {@link lossesOf} has to compare with. */
export const comparable = (run: Run, history: readonly Run[]): number =>
  Math.min(COMPARED, history.filter(({ machine }) => machine === run.machine).length);

/** This run, on this machine. */
export function runOf(figures: Figures, counter: string): Run {
  const [processor] = cpus();
  return {
    date: new Date().toISOString(),
    commit: commit(),
    machine: `${cpus().length} × ${processor?.model.trim() ?? 'processor'} · Node ${process.version} · ${counter}`,
    ...figures,
  };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

/** The runs of a file, oldest first; none where there is no such file. A line that is no run is passed over. */
export function readHistory(file: string): Run[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const run = JSON.parse(line) as Partial<Run>;
        return run.machine && run.ratios && run.instructions ? [run as Run] : [];
      } catch {
        return [];
      }
    });
}

export function appendRun(file: string, run: Run): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  appendFileSync(file, `${JSON.stringify(run)}\n`);
}
