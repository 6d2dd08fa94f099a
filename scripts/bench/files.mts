/** The files that are measured: made once, kept in `.bench/`. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const FOLDER = path.join(ROOT, '.bench');
mkdirSync(FOLDER, { recursive: true });

/** Logs or exported events with about one line, or event, of Remote Desktop in a hundred; `size` in MiB. */
export function largeFile(kind: 'log' | 'events', size: number): string {
  return made(`${kind}-${size}.${kind === 'log' ? 'log' : 'xml'}`, (file) => {
    const output = openSync(file, 'w');
    const maker = path.join(ROOT, 'samples/make-large.mjs');
    execFileSync(process.execPath, [maker, kind, String(size), '1'], { stdio: ['ignore', output, 'ignore'] });
    closeSync(output);
  });
}

/** Nothing but errors of FreeRDP: every line holds a code, and most of them a name too. `size` in MiB. */
export function denseFile(size: number): string {
  return made(`dense-${size}.log`, (file) => {
    const lines: string[] = [];
    for (let number = 0, length = 0; length < size * 2 ** 20; number++) {
      const time = new Date(Date.UTC(2025, 0, 6, 6) + number * 977).toISOString().slice(11, 23);
      const [name, value] = DENSE[number % DENSE.length]!;
      const line = `[${time.replace('.', ':')}] [${1000 + (number % 9000)}:00001a2b] [ERROR][com.freerdp.core] - [rdp_set_error_info]: ${name} [${value}]`;
      lines.push(line);
      length += line.length + 1;
    }
    writeFileSync(file, `${lines.join('\n')}\n`);
  });
}

const DENSE = [
  ['ERRINFO_LOGOFF_BY_USER', '0x0001000C'],
  ['ERRCONNECT_LOGON_FAILURE', '0x00020014'],
  ['ERRCONNECT_DNS_NAME_NOT_FOUND', '0x00020005'],
  ['ERRINFO_IDLE_TIMEOUT', '0x00010003'],
  ['SPNEGO received NTSTATUS: STATUS_LOGON_FAILURE', '0xC000006D'],
] as const;

function made(name: string, make: (file: string) => void): string {
  const file = path.join(FOLDER, name);
  if (!existsSync(file)) {
    // Under another name until it is whole: a run that was broken off must leave no half file behind.
    make(`${file}.part`);
    renameSync(`${file}.part`, file);
  }
  return file;
}
