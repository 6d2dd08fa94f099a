/** Texts for the tests of the scanner: the samples, lines to mix, and arbitrary texts made of what codes are made of. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type { LineFinding, LineSource } from '../../../src/core';
import { readSamples, sampleText } from '../../score';

export const SAMPLES_FOLDER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../samples');

/** The samples that are stored, decoded. */
export const samples = readSamples(SAMPLES_FOLDER)
  .filter(({ sample }) => sample.file !== 'logs/single-line-3mb.json')
  .map((entry) => ({ file: entry.sample.file, text: sampleText(SAMPLES_FOLDER, entry) }));

/** Pieces of text out of which codes, dialogs and events are made, whole or broken. */
export const PIECES: readonly string[] = [
  'Error code: ',
  'Extended error code: ',
  'Fehlercode: ',
  'Código de error: ',
  'エラー コード: ',
  '오류 코드: ',
  '错误代码：',
  '0x204',
  '0x0',
  '0x5',
  '0x3',
  '0x112D',
  '516',
  '3',
  '2147942464',
  '-2147467259',
  '0x80004005',
  'C000006D',
  '0x0001000C',
  '0002000B',
  'ERRINFO_LOGOFF_BY_USER',
  'ERRCONNECT_CONNECT_FAILED',
  'STATUS_LOGON_FAILURE',
  'ConnectionFailedClientDisconnect',
  'exDiscReasonServerIdleTimeout',
  'reason code ',
  'Session 3 has been disconnected, reason code ',
  'RDP ClientActiveX has been disconnected (Reason= ',
  'protocol error (code: ',
  'RDP disconnected!  ',
  'disconnectReason=',
  '[Expanded Information]',
  'Remote Desktop',
  'xfreerdp exited with code ',
  'Status:\t\t',
  'Timestamp (UTC): ',
  '<Event xmlns="x">',
  '<Event>',
  '</Event>',
  '<System><Provider Name="Microsoft-Windows-TerminalServices-ClientActiveXCore"/><EventID>1026</EventID></System>',
  '<EventData><Data Name="Value">',
  '</Data></EventData>',
  '&lt;Event&gt;',
  '"ErrorCode": "',
  '"EventID":40,"SourceName":"Microsoft-Windows-TerminalServices-LocalSessionManager","Reason":"',
  '<!--',
  ']]>',
  '"',
  '(',
  ')',
  ': ',
  ' ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u2028',
  '😀',
  '\ud800',
  '\u0000',
  'ı',
];

/** Any text: pieces of codes mixed with anything else. */
export const anyText = (maxLength = 25) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
        { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
        { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'binary' }) },
      ),
      { maxLength },
    )
    .map((parts) => parts.join(''));

/** Lines of the samples, and a few that break events and dialogs. */
export const LINE_POOL: readonly string[] = [
  ...new Set(samples.flatMap(({ text }) => text.split(/\r\n|\r|\n/)).filter((line) => line.length < 600)),
  '</Event><Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">',
  '</Event>',
  '<Event>',
  'RDP disconnected!',
  '2055 The user name did not match',
  '',
  ' ',
];

/** An array of lines as the core reads it. */
export const linesOf = (lines: readonly string[]): LineSource => ({
  lineCount: lines.length,
  lineText: (line) => lines[line] ?? '',
});

/** Findings in the form of a full scan. */
export const byOffset = (found: readonly LineFinding[], startOf: (line: number) => number) =>
  found.map(({ line, finding }) => ({
    ...finding,
    span: { start: startOf(line) + finding.span.start, end: startOf(line) + finding.span.end },
  }));
