/**
 * npm run bench: one table of what the product costs, measured in one run on files made here, each line with what the
 * project has set itself. Exit status 1 only where something could not be measured: a verdict is for people to read.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { bundledCore, countingExtension, type BenchedCore } from './bundles.mjs';
import { eventLogs, exportedEvents } from './events.mjs';
import { denseFile, largeFile, ROOT } from './files.mjs';
import { inTurns, median, quantile, timed, timedChild, type Time } from './measure.mjs';
import { folderOfRdp, keystrokesInRdp } from './rdp.mjs';
import { ripgrepVersion, yardsticks } from './ripgrep.mjs';

const TURNS = 7;
const PROCESSES = 20;
/** The project's own aims. */
const AIMS = { ratio: 3, hover: 5, edit: 1.5, dense: 0.5, activation: 50, bundle: 250 } as const;

interface Row {
  readonly what: string;
  readonly measured: string;
  readonly aim?: string;
  readonly isMet?: boolean;
}

const rows: Row[] = [];
let isWhole = true;

function row(what: string, measured: string, aim?: string, isMet?: boolean): void {
  rows.push({ what, measured, ...(aim !== undefined && { aim }), ...(isMet !== undefined && { isMet }) });
  process.stderr.write(`${what}: ${measured}\n`);
}

/** Runs one part; where it fails, the table says so. */
function part(name: string, run: () => void): void {
  try {
    run();
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
      ways.push(['rdpdiag check', () => timedChild(process.execPath, [commandLine, 'check', '--format', 'json', file])]);
    } else part('rdpdiag check', () => { throw new Error('dist/rdpdiag.js is missing: npm run build'); }); // prettier-ignore
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
      row(
        `hover at the end of ${path.basename(file)}, ${name}`,
        `median ${ms(middle)} CPU, 99 of 100 within ${ms(most)}`,
        `< ${AIMS.hover} ms`,
        most < AIMS.hover,
      );
    }
  }
}

// ---------------------------------------------------------------- editing

/** What the editor's adapter does for one changed line, and for one new line, at some place of a document. */
function editing(core: BenchedCore): void {
  const medians = new Map<number, number>();
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
  }
  const [small, large] = [medians.get(1)!, medians.get(50)!];
  row(
    'one-line edit in 1, 10, 50 MB of log',
    `${[...medians.values()].map(ms).join(', ')}; ${(large / small).toFixed(2)}×`,
    `≤ ${AIMS.edit}× from 1 to 50`,
    large / small <= AIMS.edit,
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

function activation(counting: string): void {
  const script = path.join(import.meta.dirname, 'activate.mjs');
  const bundle = path.join(ROOT, 'dist/extension.js');
  if (!existsSync(bundle)) throw new Error('dist/extension.js is missing: npm run build');
  const pairs = inTurns(
    PROCESSES,
    () => timedChild(process.execPath, [script, bundle], true),
    () => timedChild(process.execPath, ['-e', '0']),
  );
  const inside = median(pairs.map(([{ output }]) => (JSON.parse(output) as { milliseconds: number }).milliseconds));
  const whole = median(pairs.map(([one, other]) => one.cpu - other.cpu));
  row(
    'activation: require and activate',
    `${ms(inside)}; the process over an empty one ${ms(whole)} CPU`,
    `< ${AIMS.activation} ms`,
    inside < AIMS.activation,
  );
  const { unpacked } = JSON.parse(timedChild(process.execPath, [script, counting], true).output) as Unpacked;
  if (unpacked === null) throw new Error('the bundle does not count what it unpacks');
  row('tables unpacked by activation', String(unpacked), '0', unpacked === 0);
}

interface Unpacked {
  readonly unpacked: number | null;
}

function explaining(): void {
  const commandLine = path.join(ROOT, 'dist/rdpdiag.js');
  if (!existsSync(commandLine)) throw new Error('dist/rdpdiag.js is missing: npm run build');
  const pairs = inTurns(
    PROCESSES,
    () => timedChild(process.execPath, [commandLine, 'explain', '516']),
    () => timedChild(process.execPath, ['-e', '0']),
  );
  const [own, empty] = [0, 1].map((index) => median(pairs.map((pair) => pair[index]!.cpu)));
  const over = median(pairs.map(([one, other]) => one.cpu - other.cpu));
  row('rdpdiag explain 516 beside node -e 0', `${ms(own!)} : ${ms(empty!)} CPU, ${ms(over)} more`);
}

function sizes(): void {
  for (const name of ['extension.js', 'browser.js', 'panel.js', 'rdpdiag.js']) {
    const file = path.join(ROOT, 'dist', name);
    if (!existsSync(file)) throw new Error(`dist/${name} is missing: npm run build`);
    const kilobytes = statSync(file).size / 1000;
    const isMinified = !existsSync(`${file}.map`);
    const measured = `${kilobytes.toFixed(0)} kB${isMinified ? '' : ', not minified'}`;
    if (isMinified && name !== 'panel.js') row(name, measured, `≤ ${AIMS.bundle} kB`, kilobytes <= AIMS.bundle);
    else row(name, measured);
  }
}

// ---------------------------------------------------------------- the table

const core = await bundledCore();
const counting = await countingExtension();
part('scanning', () => scanning(core));
part('dense', () => dense(core));
part('exported events', () => exportedEvents(core, row));
part('event logs', () => eventLogs(row));
part('hovering', () => hovering(core));
part('editing', () => editing(core));
part('.rdp files', () => folderOfRdp(core, row));
part('.rdp keystrokes', () => keystrokesInRdp(core, row));
part('activation', () => activation(counting));
part('explaining', explaining);
part('sizes', sizes);

const [processor] = cpus();
const table = [
  ['what', 'measured', 'aim', 'verdict'],
  ...rows.map(({ what, measured, aim = '', isMet }) => [
    what,
    measured,
    aim,
    isMet === undefined ? '' : isMet ? 'met' : 'missed',
  ]),
];
const widths = table[0]!.map((_, column) => Math.max(...table.map((cells) => cells[column]!.length)));
const line = (cells: readonly string[]) =>
  `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
console.log(
  [
    `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${processor?.model.trim() ?? 'processor'} · Node ${process.version} · ${ripgrepVersion() ?? 'no ripgrep'}`,
    '',
    line(table[0]!),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...table.slice(1).map(line),
  ].join('\n'),
);
for (const { name, patterns } of yardsticks()) {
  if (process.argv.includes('--patterns'))
    console.log(`\nrg, ${name}:\n${patterns.map((one) => `  -e ${one}`).join('\n')}`);
}
if (!isWhole) process.exitCode = 1;
