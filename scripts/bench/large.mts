/**
 * What it costs to check files that no string holds: as a whole process, by the clock, beside ripgrep on the same file; and
 * how much memory it takes at most. BENCH_LARGE_MB says how large they are, 1024 where it is absent.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { denseFile, FOLDER, largeFile, ROOT } from './files.mjs';
import { inTurns, median, timedChild } from './measure.mjs';
import { ripgrepVersion, yardsticks } from './ripgrep.mjs';
import type { AddRow } from './rows.mjs';

/** The project's own aims, from issue 6. */
const AIMS = { log: 2, events: 3, megabytes: 200 } as const;
const TURNS = 5;
/** Larger by this part than both files: what else is written meanwhile. */
const ROOM = 1.5;
/** A log of nothing but codes of this size holds more than a million of them. */
const DENSE_MEGABYTES = 128;

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

/** Adds the rows of the large files; makes them in `.bench/` where they are not there yet. */
export function largeRows(row: AddRow): void {
  const size = Number(process.env['BENCH_LARGE_MB'] ?? 1024);
  if (!(size >= 1)) throw new Error('BENCH_LARGE_MB is no number of megabytes');
  const commandLine = path.join(ROOT, 'dist/rdpdiag.js');
  if (!existsSync(commandLine)) throw new Error('dist/rdpdiag.js is missing: npm run build');
  if (ripgrepVersion() === undefined) throw new Error('rg is not on the PATH, so there is nothing to compare with');
  const disk = statfsSync(FOLDER);
  if (disk.bavail * disk.bsize < 2 * ROOM * size * 2 ** 20) throw new Error('the disk has no room for the files');

  const log = largeFile('log', size);
  const events = largeFile('events', size);
  const check = (file: string) => () => timedChild(process.execPath, [commandLine, 'check', file]);
  const beside = (file: string, name: string, words: readonly string[], aim: number) => {
    const pairs = inTurns(TURNS, check(file), () => timedChild('rg', ['-c', ...words, file]));
    const ratio = median(pairs.map(([one, other]) => one.wall / other.wall));
    const [own, theirs] = [0, 1].map((index) => median(pairs.map((pair) => pair[index]!.wall)));
    const cpu = median(pairs.map(([one, other]) => one.cpu / other.cpu));
    row(
      `rdpdiag check of ${size} MB, ${path.basename(file)}, beside rg -c ${name}`,
      `${ratio.toFixed(2)}× clock (${seconds(own!)} : ${seconds(theirs!)}), ${cpu.toFixed(2)}× CPU`,
      `≤ ${aim}×`,
      ratio <= aim,
      { name: `check of ${path.basename(file)} to rg -c ${name}`, value: ratio },
    );
  };
  for (const { name, patterns } of yardsticks()) {
    beside(log, `(${name})`, patterns.flatMap((pattern) => ['-e', pattern]), AIMS.log); // prettier-ignore
  }
  beside(events, `'<Event '`, ['<Event '], AIMS.events);
  for (const file of [log, events, denseFile(DENSE_MEGABYTES)]) {
    for (const format of file.includes('dense') ? ['text', 'json'] : ['text']) {
      const megabytes = peakMemory(commandLine, file, format);
      row(
        `rdpdiag check of ${path.basename(file)} as ${format}, most memory`,
        `${megabytes.toFixed(0)} MB`,
        `< ${AIMS.megabytes} MB`,
        megabytes < AIMS.megabytes,
      );
    }
  }
}

/** The most memory that a check has, in MB. */
function peakMemory(commandLine: string, file: string, format: string): number {
  const measure = path.join(import.meta.dirname, 'peak-memory.cjs');
  const { stderr } = spawnSync(process.execPath, ['-r', measure, commandLine, 'check', '--format', format, file], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return Number(stderr.trim().split('\n').at(-1)) / 1024;
}
