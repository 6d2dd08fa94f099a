/** What it costs to read exported events: beside what an administrator would run instead, in the same run. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchedCore } from './bundles.mjs';
import { largeFile, ROOT } from './files.mjs';
import { inTurns, median, timed, timedChild } from './measure.mjs';
import type { AddRow } from './rows.mjs';

/** The project's own aims, from issue 3. */
const AIMS = { ratio: 5, first: 1000, evtx: 3 } as const;
const TURNS = 5;

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

/** A 50 MB export: scan, first results, outline, filter and story. */
export function exportedEvents(core: BenchedCore, row: AddRow): void {
  const file = largeFile('events', 50);
  const text = readFileSync(file, 'utf8');
  const kind = core.documentKind({ path: file, start: text.slice(0, 4000) });
  const scan = () => timed(() => core.scan(text, { kind }));
  scan();
  const pairs = inTurns(TURNS, scan, () => timedChild('rg', ['-c', '<Event ', file]));
  const ratio = median(pairs.map(([one, other]) => one.cpu / other.cpu));
  const own = median(pairs.map(([one]) => one.wall));
  const theirs = median(pairs.map(([, other]) => other.wall));
  row(
    "scan of 50 MB of events, in memory, beside rg -c '<Event '",
    `${ratio.toFixed(1)}× CPU (${seconds(own)} : ${seconds(theirs)})`,
    `≤ ${AIMS.ratio}×`,
    ratio <= AIMS.ratio,
    { name: "scan of events in memory to rg -c '<Event '", value: ratio },
  );
  const first = timed(() => firstFinding(core, text, kind)).wall;
  row(
    'first finding in 50 MB of events, as the editor reads',
    seconds(first),
    `< ${AIMS.first / 1000} s`,
    first < AIMS.first,
  );
  const lines = new core.LineIndex(text);
  let found = 0;
  const outline = timed(() => (found = core.outlineEvents(lines).length)).wall;
  row(`outline of 50 MB of events, ${found} of them`, seconds(outline));
  let kept = 0;
  const filter = timed(() => (kept = core.filterRdpEvents(text).kept)).wall;
  row(`filter 50 MB to its ${kept} events of Remote Desktop`, seconds(filter));
  let connections = 0;
  const story = timed(() => (connections = core.tellStory([{ name: file, text }]).connections.length)).wall;
  row(`story of 50 MB of events, ${connections} connections`, seconds(story));
}

/** As the editor does it: some hundred lines at a time, until something is found. */
function firstFinding(core: BenchedCore, text: string, kind: ReturnType<BenchedCore['documentKind']>): void {
  const lines = new core.LineIndex(text);
  for (let line = 0; line < lines.lineCount; line += 200) {
    if (core.scanLines(lines, line, Math.min(line + 199, lines.lineCount - 1), kind).length > 0) return;
  }
}

/** A log of 100 MB, made here, beside Debian's evtxexport. */
export function eventLogs(row: AddRow): void {
  const output = execFileSync('npx', ['tsx', path.join(ROOT, 'scripts/evtx/bench.mts'), '100'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = output.trim().split('\n');
  for (const line of lines.filter((one) => one.startsWith('ours') || one.includes('heap')))
    row('.evtx of 100 MB', line.trim());
  for (const line of lines.filter((one) => one.startsWith('evtxexport'))) {
    const ratio = Number(/([\d.]+)× as fast/.exec(line)?.[1] ?? NaN);
    row('.evtx of 100 MB, beside evtxexport', line, `≥ ${AIMS.evtx}×`, ratio >= AIMS.evtx, {
      name: `.evtx, RDP events, to ${/^evtxexport -f \w+/.exec(line)?.[0] ?? 'evtxexport'}`,
      value: 1 / ratio,
    });
  }
}
