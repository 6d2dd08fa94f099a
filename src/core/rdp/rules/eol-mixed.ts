import type { TextEdit } from '../../text';
import type { RdpFile } from '../rdp-file';
import { fileSpan } from '../rule-spans';
import type { Rule } from './rule';

export const mixed: Rule = {
  id: 'eol/mixed',
  severity: 'info',
  docs: 'docs/rules/eol-mixed.md',
  check(file) {
    const { lines } = file.document;
    let first: string | undefined;
    const uniform = lines.every(({ lineEnd }) => lineEnd === 'none' || lineEnd === (first ??= lineEnd));
    const span = fileSpan(file);
    if (uniform || !span) return [];
    const title = file.signature.signed
      ? 'End every line with CR LF (the signature does not cover line ends)'
      : 'End every line with CR LF';
    return [
      {
        message:
          'The lines end in different ways: a client that goes by LF alone takes a stray CR for a part of a key. ' +
          'Allowed: CR LF after every line.',
        span,
        fixes: [{ title, edits: edits(file), ...(file.signature.signed && { manual: true as const }) }],
      },
    ];
  },
};

function edits(file: RdpFile): TextEdit[] {
  const { lines } = file.document;
  const found: TextEdit[] = [];
  for (let index = 0; index < lines.length; index++) {
    const { lineEnd, lineEndSpan } = lines[index]!;
    const next = lines[index + 1];
    // LF CR is one line end, written the wrong way round, though it reads as a blank line.
    if (lineEnd === 'LF' && next?.lineEnd === 'CR' && next.span.start === next.span.end) {
      found.push({ span: { start: lineEndSpan.start, end: next.lineEndSpan.end }, newText: '\r\n' });
      index++;
    } else if (lineEnd !== 'CRLF' && lineEnd !== 'none') {
      found.push({ span: lineEndSpan, newText: '\r\n' });
    }
  }
  return found;
}
