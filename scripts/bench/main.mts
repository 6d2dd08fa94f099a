/**
 * npm run bench: one table of what the product costs, measured in one run on files made here, each line with what the
 * project has set itself.
 *   npm run bench -- [--only PART,…] [--large] [--editor] [--history FILE] [--compare FILE] [--patterns]
 *     --only       only these parts; a wrong name is answered with the right ones
 *     --large      also files of 1 GB (BENCH_LARGE_MB), which takes some minutes and twice the disk
 *     --editor     also what can be seen in a real VS Code window, which takes some minutes
 *     --history    adds this run's figures to FILE, a line of JSON
 *     --compare    fails when a figure is a quarter worse than in the last runs of FILE on the same kind of machine
 *     --patterns   prints what ripgrep looks for
 * Exit status 1 where something could not be measured, or is worse than it was; whether an aim is met is for people to read.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundledCore, type BenchedCore } from './bundles.mjs';
import { eventLogs, exportedEvents } from './events.mjs';
import { denseFile, largeFile, ROOT } from './files.mjs';
import { appendRun, comparable, lossesOf, readHistory, runOf, TOLERANCE } from './history.mjs';
import { findCounter } from './instructions.mjs';
import { inTurns, median, quantile, timed, timedChild, type Time } from './measure.mjs';
import { folderOfRdp, keystrokesInRdp } from './rdp.mjs';
import { ripgrepVersion, yardsticks } from './ripgrep.mjs';
import { Rows } from './rows.mjs';
import { work } from './work.mjs';

const TURNS = 7;
const PROCESSES = 20;
/** The project's own aims. */
const AIMS = { ratio: 3, hover: 5, edit: 1.5, dense: 0.5, activation: 50, explain: 30, bundle: 250 } as const;

const rows = new Rows();
const row = rows.add;
let isWhole = true;

/** Runs one part; where it fails, the table says so. */
async function part(name: string, run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    isWhole = false;
    row(name, `not measured: ${(error as Error).message.split('\n', 1)[0]}`);
  }
}

const ms = (value: number) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
const megabytes = (file: string) => statSync(file).size / 2 ** 20;

// ---------------------------------------------------------------- scanning

function scanning(core: BenchedCore): void {
  const ripgrep = ripgrepVersion();
  const commandLine = path.join(ROOT, 'dist/rdpdiag.js');
  for (const file of [largeFile('log', 50), largeFile('events', 50)]) {
    const name = path.basename(file);
    const text = readFileSync(file, 'utf8');
    const kind = core.documentKind({ path: file, start: text.slice(0, 4000) });
    let found = 0;
    const scan = () => timed(() => (found = core.scan(text, { kind }).length));
    const first = scan();
    const ways: [string, () => Time][] = [['in memory', scan]];
    if (existsSync(commandLine)) {
      ways.push([
        'rdpdiag check',
        () => timedChild(process.execPath, [commandLine, 'check', '--format', 'json', file]),
      ]);
    }
    for (const [way, run] of ways) {
      for (const { name: yardstick, patterns } of yardsticks()) {
        if (ripgrep === undefined) continue;
        const search = () => {
          const run = timedChild('rg', ['-c', ...patterns.flatMap((pattern) => ['-e', pattern]), file]);
          if (run.status > 1) throw new Error(`rg does not take the patterns of the ${yardstick}`);
          return run;
        };
        const pairs = inTurns(TURNS, run, search);
        const ratio = median(pairs.map(([one, other]) => one.cpu / other.cpu));
        const wall = median(pairs.map(([one, other]) => one.wall / other.wall));
        const own = median(pairs.map(([one]) => one.cpu));
        const theirs = median(pairs.map(([, other]) => other.cpu));
        row(
          `scan ${name}, ${way}, beside rg -c (${yardstick})`,
          `${ratio.toFixed(2)}× CPU, ${wall.toFixed(2)}× clock (${ms(own)} : ${ms(theirs)})`,
          `≤ ${AIMS.ratio}×`,
          ratio <= AIMS.ratio,
          { name: `scan ${name}, ${way}, to rg (${yardstick})`, value: ratio },
        );
      }
    }
    const again = median(Array.from({ length: 3 }, () => scan().cpu));
    row(
      `scan ${name}, ${found} findings`,
      `${(megabytes(file) / (again / 1000)).toFixed(0)} MB/s; the first time ${ms(first.cpu)}, tables included`,
    );
  }
  if (ripgrep === undefined) throw new Error('rg is not on the PATH, so there is nothing to compare with');
}

/** A file of nothing but codes: what a hit costs, and that the cost of one does not grow with their number. */
function dense(core: BenchedCore): void {
  const speeds = [1, 10].map((size) => {
    const file = denseFile(size);
    const text = readFileSync(file, 'utf8');
    return megabytes(file) / (median(Array.from({ length: 5 }, () => timed(() => core.scan(text)).cpu)) / 1000);
  });
  const [small, large] = speeds as [number, number];
  row(
    'scan of FreeRDP errors only, 1 and 10 MB',
    `${small.toFixed(1)} and ${large.toFixed(1)} MB/s`,
    `10 MB at least ${AIMS.dense}× as fast as 1 MB`,
    large >= AIMS.dense * small,
    { name: 'a hit in 10 MB of hits to one in 1 MB', value: small / large },
  );
}

// ---------------------------------------------------------------- hovering

/** What a hover does, without the editor. Answers the length of what it would show. */
function hover(core: BenchedCore, lines: ReturnType<typeof asDocument>, line: number, column: number, kind: Kind) {
  const found = core.findingAt(lines, line, column, kind);
  const { code, extended, candidates } = found?.finding ?? {};
  if (!code) return 0;
  const explanation = core.explain(code, { ...(extended && { extended }), ...(candidates && { candidates }) });
  return core.explanationToMarkdown(explanation, { detail: 'short' }).length;
}

type Kind = ReturnType<BenchedCore['documentKind']>;

/** A document as the editor's are: an array of lines. */
function asDocument(text: string) {
  const lines = text.split('\n').map((line) => ({ text: line }));
  return {
    lineCount: lines.length,
    lineText: (line: number) => (line >= 0 && line < lines.length ? lines[line]!.text : ''),
  };
}

function hovering(core: BenchedCore): void {
  for (const file of [largeFile('log', 50), largeFile('events', 50)]) {
    const text = readFileSync(file, 'utf8');
    const kind = core.documentKind({ path: file, start: text.slice(0, 4000) });
    const index = new core.LineIndex(text);
    const last = core.scan(text, { kind }).slice(-40).map(({ span }) => index.positionAt(span.start)); // prettier-ignore
    for (const [name, lines] of [
      ['line index', index],
      ['array of lines', asDocument(text)],
    ] as const) {
      // prettier-ignore
      const times: number[] = [];
      for (let round = 0; round < 25; round++) {
        for (const { line, column } of last) {
          let length = 0;
          const time = timed(() => (length = hover(core, lines, line, column + 1, kind)));
          if (length === 0) throw new Error(`nothing at line ${line + 1}`);
          times.push(time.cpu);
        }
      }
      const [middle, most] = [median(times), quantile(times, 0.99)];
      // What a person without us would do: look the number up in a page that lists all codes.
      const page = path.join(ROOT, 'docs/codes.md');
      const search = median(Array.from({ length: TURNS }, () => timedChild('rg', ['-n', '-w', '0x204', page]).cpu));
      row(
        `hover at the end of ${path.basename(file)}, ${name}`,
        `median ${ms(middle)} CPU, 99 of 100 within ${ms(most)}; rg -w 0x204 docs/codes.md ${ms(search)}`,
        `< ${AIMS.hover} ms`,
        most < AIMS.hover,
        { name: `hover in ${path.basename(file)}, ${name}, to rg in docs/codes.md`, value: middle / search },
      );
    }
  }
}

// ---------------------------------------------------------------- editing

/** What the editor's adapter does for one changed line, and for one new line, at some place of a document. */
function editing(core: BenchedCore): void {
  const medians = new Map<number, number>();
  const worst: number[] = [];
  for (const size of [1, 10, 50]) {
    const file = largeFile('log', size);
    const text = readFileSync(file, 'utf8');
    const document = asDocument(text);
    const findings = new core.LineFindings();
    const everything = core.scanLines(document, 0, document.lineCount - 1, 'log');
    findings.replace(0, document.lineCount - 1, everything);
    const times: number[] = [];
    for (let round = 0; round < 300; round++) {
      const at = Math.floor(((round % 30) / 30) * (document.lineCount - 1)) + 1;
      // The new line is laid over the array: to move its other lines is the editor's work, not ours.
      const edited = {
        lineCount: document.lineCount + 1,
        lineText: (line: number) =>
          line === at ? 'RDP: Error code: 0x204' : document.lineText(line < at ? line : line - 1),
      };
      const start = performance.now();
      findings.replace(at - 1, at - 1, []);
      findings.shift(at, 1);
      rescan(core, findings, edited, at - 1, at);
      const middle = performance.now();
      times.push(middle - start);
      // And taken out again, which is the next edit.
      findings.replace(at - 1, at, []);
      findings.shift(at + 1, -1);
      rescan(core, findings, document, at - 1, at - 1);
      times.push(performance.now() - middle);
    }
    if (findings.size !== everything.length) throw new Error('the edits left other findings behind');
    medians.set(size, median(times));
    worst.push(quantile(times, 0.99));
  }
  const [small, large] = [medians.get(1)!, medians.get(50)!];
  row(
    'one-line edit in 1, 10, 50 MB of log',
    `median ${[...medians.values()].map(ms).join(', ')}; 99 of 100 within ${worst.map(ms).join(', ')}; ${(large / small).toFixed(2)}×`,
    `≤ ${AIMS.edit}× from 1 to 50`,
    large / small <= AIMS.edit,
    { name: 'an edit in 50 MB to one in 1 MB', value: large / small },
  );
}

function rescan(
  core: BenchedCore,
  findings: InstanceType<BenchedCore['LineFindings']>,
  lines: ReturnType<typeof asDocument>,
  first: number,
  last: number,
): void {
  const range = core.affectedLines(lines, first, last, 'log');
  findings.replace(range.first, range.last, core.scanLines(lines, range.first, range.last, 'log'));
}

// ---------------------------------------------------------------- starting

interface Activation {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly loaded: readonly string[];
}

function activation(): void {
  const script = path.join(import.meta.dirname, 'activate.mjs');
  for (const name of ['extension.js', 'browser.js']) {
    const bundle = path.join(ROOT, 'dist', name);
    if (!existsSync(bundle)) throw new Error(`dist/${name} is missing: npm run build`);
    const pairs = inTurns(
      PROCESSES,
      () => JSON.parse(timedChild(process.execPath, [script, bundle], true).output) as Activation,
      () => timedChild(process.execPath, ['-e', '0']),
    );
    const cpu = median(pairs.map(([one]) => one.cpu));
    const clock = median(pairs.map(([one]) => one.milliseconds));
    const empty = median(pairs.map(([, other]) => other.cpu));
    row(
      `activation of ${name}: require and activate`,
      `${ms(cpu)} CPU, ${ms(clock)} by the clock; node -e 0 ${ms(empty)} CPU`,
      `< ${AIMS.activation} ms`,
      cpu < AIMS.activation,
      { name: `activation of ${name} to node -e 0`, value: median(pairs.map(([one, other]) => one.cpu / other.cpu)) },
    );
    if (name === 'browser.js') continue;
    const { loaded } = pairs[0]![0];
    row('files of dist/ that activation loads besides', loaded.join(', ') || 'none', 'none', loaded.length === 0);
  }
}

function explaining(): void {
  const commandLine = path.join(ROOT, 'dist/rdpdiag.js');
  if (!existsSync(commandLine)) throw new Error('dist/rdpdiag.js is missing: npm run build');
  const dialog = path.join(ROOT, 'samples/mstsc-dialog.log');
  for (const [name, ...words] of [
    ['explain 516', 'explain', '516'],
    ['check of one small log', 'check', dialog],
  ] as const) {
    const pairs = inTurns(
      PROCESSES,
      () => timedChild(process.execPath, [commandLine, ...words]),
      () => timedChild(process.execPath, ['-e', '0']),
    );
    const [own, empty] = [0, 1].map((index) => median(pairs.map((pair) => pair[index]!.cpu)));
    const over = median(pairs.map(([one, other]) => one.cpu - other.cpu));
    const ratio = { name: `rdpdiag ${name} to node -e 0`, value: own! / empty! };
    const measured = `${ms(own!)} : ${ms(empty!)} CPU, ${ms(over)} more`;
    if (words[0] === 'check') row(`rdpdiag ${name} beside node -e 0`, measured, undefined, undefined, ratio);
    else row(`rdpdiag ${name} beside node -e 0`, measured, `within ${AIMS.explain} ms`, over <= AIMS.explain, ratio);
  }
}

function sizes(): void {
  const folder = path.join(ROOT, 'dist');
  const sizeOf = (name: string) => statSync(path.join(folder, name)).size / 1000;
  const parts = readdirSync(folder).filter((name) => /^(?:core|part-[\w-]+)\.js$/.test(name));
  if (parts.length === 0) throw new Error('dist/core.js is missing: npm run build');
  if (existsSync(path.join(folder, 'extension.js.map'))) throw new Error('dist/ is not minified');
  const extension = sizeOf('extension.js');
  row('extension.js', `${extension.toFixed(0)} kB`, `≤ ${AIMS.bundle} kB`, extension <= AIMS.bundle);
  const core = parts.reduce((sum, name) => sum + sizeOf(name), 0);
  row('core.js with its parts, for desktop and command line', `${core.toFixed(0)} kB in ${parts.length} files`);
  for (const name of ['tables.jsonl', 'rdpdiag.js', 'browser.js']) row(name, `${sizeOf(name).toFixed(0)} kB`);
}

// ---------------------------------------------------------------- the table

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    large: { type: 'boolean' },
    editor: { type: 'boolean' },
    history: { type: 'string' },
    compare: { type: 'string' },
    patterns: { type: 'boolean' },
  },
});
const counter = findCounter();
const core = await bundledCore();
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  scanning: () => scanning(core),
  dense: () => dense(core),
  'exported events': () => exportedEvents(core, row),
  'event logs': () => eventLogs(row),
  hovering: () => hovering(core),
  editing: () => editing(core),
  '.rdp files': () => folderOfRdp(core, row),
  '.rdp keystrokes': () => keystrokesInRdp(core, row),
  activation,
  explaining,
  work: () => work(counter, rows),
  sizes,
  ...(options.large && { large: async () => (await import('./large.mjs')).largeRows(row) }),
  ...(options.editor && { editor: async () => (await import('./editor.mjs')).editor(row) }),
};
const chosen = options.only?.split(',').map((name) => name.trim()) ?? Object.keys(parts);
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
for (const name of Object.keys(parts)) if (chosen.includes(name)) await part(name, parts[name]!);

const run = runOf(rows.figures, counter);
console.log(`${run.date.slice(0, 10)} · ${run.machine} · ${ripgrepVersion() ?? 'no ripgrep'}\n\n${rows.toString()}`);
if (options.patterns) {
  for (const { name, patterns } of yardsticks())
    console.log(`\nrg, ${name}:\n${patterns.map((one) => `  -e ${one}`).join('\n')}`);
}
if (!isWhole) process.exitCode = 1;
if (options.compare !== undefined) {
  const history = readHistory(options.compare);
  const losses = lossesOf(run, history);
  for (const { figure, before, now } of losses)
    console.log(`LOSS  ${figure}: ${before.toPrecision(3)} → ${now.toPrecision(3)}`);
  console.log(
    `\n${losses.length} figures are more than ${TOLERANCE * 100} % worse; compared with ${comparable(run, history)} earlier runs`,
  );
  if (losses.length > 0) process.exitCode = 1;
}
if (options.history !== undefined) appendRun(options.history, run);
