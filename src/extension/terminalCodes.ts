import { findEntry, parseCodeRef, scan, type Code } from '../core';

/** A line of a terminal is read up to here: what follows is seldom anything but a progress bar or a dump. */
const MAX_LINE_LENGTH = 4000;

/** A code in a line of a terminal. */
export interface TerminalCode {
  /** UTF-16 column in the line. */
  readonly start: number;
  readonly length: number;
  readonly code: Code;
  readonly extended?: Code;
  readonly candidates: readonly Code[];
}

/**
 * The codes in one line that a program printed into a terminal, in order, none overlapping. There is nothing but the line:
 * a bare number, such as what `echo $?` prints, belongs to no program and is no code.
 */
export function terminalCodes(line: string): TerminalCode[] {
  const text = line.slice(0, MAX_LINE_LENGTH);
  const found: TerminalCode[] = scan(text, { kind: 'log' }).flatMap(({ span, code, extended, candidates }) =>
    code ? [{ start: span.start, length: span.end - span.start, code, ...(extended && { extended }), candidates }] : [],
  );
  for (const read of [readReport, readCauses, readReference, readJobExit, readSessionTool]) {
    for (const more of read(text)) {
      const isFree = found.every(
        (one) => one.start + one.length <= more.start || more.start + more.length <= one.start,
      );
      if (isFree) found.push(more);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** A line of `rdpdiag check`: "  4:106  error    errconnect  0x0002000E: Password has expired". */
const REPORT = /^ {2}\d{1,9}:\d{1,9} {2,12}(?:error|warning|info) {2,12}([a-z-]{3,16}) {2,20}([0-9A-Za-z_]{1,80}):/;

function readReport(line: string): TerminalCode[] {
  const match = REPORT.exec(line);
  return match ? known(`${match[1]}:${match[2]}`, match[0].length - 1 - match[2]!.length, match[2]!.length) : [];
}

/** The causes below it: "  errconnect 0x0002000E, errinfo 0x3: The idle time limit was reached". */
const CAUSES = /^ {2}(?:[a-z-]{3,16} (?:0x[0-9A-Fa-f]{1,8}|\d{1,10})(?:, | and \d{1,6} more)?){1,4}: /;
const NAMED_CODE = /([a-z-]{3,16}) (0x[0-9A-Fa-f]{1,8}|\d{1,10})(?=[,: ])/g;

function readCauses(line: string): TerminalCode[] {
  const head = CAUSES.exec(line)?.[0];
  if (head === undefined) return [];
  return [...head.matchAll(NAMED_CODE)].flatMap((match) =>
    known(`${match[1]}:${match[2]}`, match.index + match[0].length - match[2]!.length, match[2]!.length),
  );
}

/** What it advises, and what a reader types: "rdpdiag explain errconnect:131086". */
const REFERENCE = /\brdpdiag explain ([a-z-]{3,16}:[\w@-]{1,90})/g;

function readReference(line: string): TerminalCode[] {
  return [...line.matchAll(REFERENCE)].flatMap((match) =>
    known(match[1]!, match.index + match[0].length - match[1]!.length, match[1]!.length),
  );
}

/** What a shell says of a job that ended: "[1]+  Exit 131    xfreerdp /v:host". */
const JOB_EXIT =
  /^\[\d{1,4}\] {0,3}[+-]? {0,4}exit (\d{1,3}) {1,40}(?:[\w.~-]{0,40}\/){0,8}(?:[xw]?l?freerdp\d?|sdl-?freerdp\d?)\b/i;

function readJobExit(line: string): TerminalCode[] {
  const match = JOB_EXIT.exec(line);
  if (!match) return [];
  const start = line.toLowerCase().indexOf('exit ') + 'exit '.length;
  return known(`freerdp-exit:${match[1]}`, start, match[1]!.length);
}

/** How `qwinsta`, `rwinsta`, `tsdiscon` and their kind write a Windows error: "Error [1722]:The RPC server …". */
const SESSION_TOOL = /^Error \[(\d{1,5})\]:(?=\S)/;
/** The HRESULT of a Windows error. */
const FACILITY_WIN32 = 0x80070000;

function readSessionTool(line: string): TerminalCode[] {
  const match = SESSION_TOOL.exec(line);
  if (!match || Number(match[1]) > 0xffff) return [];
  return known(`hresult:${FACILITY_WIN32 + Number(match[1])}`, match[0].indexOf('[') + 1, match[1]!.length);
}

/** The code of a reference where it is one that we know. */
function known(reference: string, start: number, length: number): TerminalCode[] {
  const code = parseCodeRef(reference);
  return code && findEntry(code) ? [{ start, length, code, candidates: [] }] : [];
}
