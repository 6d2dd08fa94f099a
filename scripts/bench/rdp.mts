/** `.rdp` files: a folder of many, and one that is being edited. */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchedCore } from './bundles.mjs';
import { FOLDER, ROOT } from './files.mjs';
import { inTurns, median, quantile, timed, timedChild, type Time } from './measure.mjs';
import type { AddRow } from './rows.mjs';

const FILES = 10_000;
const ROUNDS = 5;
const LINES = 200;
const KEYSTROKES = 400;
/** Files per second, and milliseconds from a keystroke to its problems. */
const AIMS = { files: 5000, keystroke: 16 } as const;

/** How many small files a second are checked, in memory and by the command line; it runs on one core. */
export function folderOfRdp(core: BenchedCore, row: AddRow): void {
  const texts = Array.from({ length: FILES }, (_, number) => smallFile(number));
  let found = 0;
  const check = () =>
    timed(() => {
      found = 0;
      for (const text of texts) found += core.lintRdp(text, { encoding: 'utf-16le-bom' }).length;
    });
  check();
  const speed = perSecond(Array.from({ length: ROUNDS }, check)).cpu;
  row(
    `${FILES} small .rdp files in memory, ${found} findings`,
    `${speed.toFixed(0)} files/s of CPU`,
    `≥ ${AIMS.files} files/s`,
    speed >= AIMS.files,
  );

  const commandLine = path.join(ROOT, 'dist/rdpdiag.js');
  if (!existsSync(commandLine)) throw new Error('dist/rdpdiag.js is missing: npm run build');
  const folder = smallFiles();
  const pairs = inTurns(
    ROUNDS,
    () => timedChild(process.execPath, [commandLine, 'check', folder]),
    () => timedChild('rg', ['-c', 'full address', folder]),
  );
  const { wall, cpu } = perSecond(pairs.map(([one]) => one));
  const ratio = median(pairs.map(([one, other]) => one.cpu / other.cpu));
  row(
    'rdpdiag check of the same as a folder, reading and starting included',
    `${wall.toFixed(0)} files/s by the clock, ${cpu.toFixed(0)} of CPU; ${ratio.toFixed(1)}× CPU of rg -c 'full address'`,
    `≥ ${AIMS.files} files/s by the clock, on two cores`,
    wall >= AIMS.files,
    { name: "check of a folder of .rdp files to rg -c 'full address'", value: ratio },
  );
}

/** Files per second of each kind of time. */
const perSecond = (runs: readonly Time[]): Time => ({
  wall: FILES / (median(runs.map(({ wall }) => wall)) / 1000),
  cpu: FILES / (median(runs.map(({ cpu }) => cpu)) / 1000),
});

/** One character typed into a file of 200 lines: the whole file is checked again. */
export function keystrokesInRdp(core: BenchedCore, row: AddRow): void {
  const lines = Array.from({ length: LINES }, (_, line) => SETTINGS[line % SETTINGS.length]!(line));
  const times: number[] = [];
  for (let key = 0; key < KEYSTROKES; key++) {
    const edited = [...lines];
    const at = key % LINES;
    edited[at] += 'x';
    const document = { lineCount: LINES, lineText: (line: number) => edited[line] ?? '', lineEnd: '\r\n' as const };
    let found = 0;
    const { wall } = timed(() => (found = core.scanLines(document, 0, LINES - 1, 'rdp').length));
    if (found === 0) throw new Error('nothing was found');
    // The first ones load the table of settings.
    if (key >= KEYSTROKES / 4) times.push(wall);
  }
  const [middle, most] = [median(times), quantile(times, 0.99)];
  row(
    `keystroke to problems in a .rdp file of ${LINES} lines`,
    `median ${middle.toFixed(2)} ms, 99 of 100 within ${most.toFixed(2)} ms`,
    `< ${AIMS.keystroke} ms`,
    most < AIMS.keystroke,
  );
}

/** A folder of files as mstsc saves them, in UTF-16. */
function smallFiles(): string {
  const folder = path.join(FOLDER, `rdp-${FILES}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.part`;
  mkdirSync(unfinished, { recursive: true });
  for (let number = 0; number < FILES; number++) {
    writeFileSync(path.join(unfinished, `host-${number}.rdp`), Buffer.from(`\uFEFF${smallFile(number)}`, 'utf16le'));
  }
  renameSync(unfinished, folder);
  return folder;
}

/** Some forty lines; every seventh file has something to report. */
function smallFile(number: number): string {
  const lines = SETTINGS.map((setting) => setting(number));
  if (number % 7 === 0) lines.push(number % 2 === 0 ? 'drivestoredirect:s:*' : 'audiomode : i:7');
  return lines.map((line) => `${line}\r\n`).join('');
}

const SETTINGS: readonly ((number: number) => string)[] = [
  (number) => `full address:s:host-${number}.example.com`,
  (number) => `desktopwidth:i:${1024 + (number % 9) * 64}`,
  (number) => `desktopheight:i:${768 + (number % 9) * 36}`,
  (number) => `username:s:EXAMPLE\\user${number}`,
  ...[
    'screen mode id:i:2',
    'use multimon:i:0',
    'session bpp:i:32',
    'winposstr:s:0,3,0,0,800,600',
    'compression:i:1',
    'keyboardhook:i:2',
    'audiocapturemode:i:0',
    'videoplaybackmode:i:1',
    'connection type:i:7',
    'networkautodetect:i:1',
    'bandwidthautodetect:i:1',
    'displayconnectionbar:i:1',
    'enableworkspacereconnect:i:0',
    'disable wallpaper:i:0',
    'allow font smoothing:i:0',
    'allow desktop composition:i:0',
    'disable full window drag:i:1',
    'disable menu anims:i:1',
    'disable themes:i:0',
    'disable cursor setting:i:0',
    'bitmapcachepersistenable:i:1',
    'audiomode:i:0',
    'redirectprinters:i:1',
    'redirectcomports:i:0',
    'redirectsmartcards:i:1',
    'redirectclipboard:i:1',
    'redirectposdevices:i:0',
    'autoreconnection enabled:i:1',
    'authentication level:i:2',
    'prompt for credentials:i:0',
    'negotiate security layer:i:1',
    'remoteapplicationmode:i:0',
    'alternate shell:s:',
    'shell working directory:s:',
    'gatewayhostname:s:',
    'gatewayusagemethod:i:4',
    'gatewaycredentialssource:i:4',
    'gatewayprofileusagemethod:i:0',
    'promptcredentialonce:i:0',
    'use redirection server name:i:0',
    'rdgiskdcproxy:i:0',
    'kdcproxyname:s:',
  ].map((line) => () => line),
];
