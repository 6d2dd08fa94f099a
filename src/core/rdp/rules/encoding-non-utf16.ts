import type { Span } from '../../text';
import type { RdpEncoding, RdpFile } from '../rdp-file';
import { fileSpan, firstCharacter } from '../rule-spans';
import { isSecret } from '../secrecy';
import type { Rule } from './rule';

const ASCII = /^[\t\n\r -~\uFEFF]*$/;

/** What a reader other than mstsc makes of an encoding, whatever the text is. */
const ALWAYS: Readonly<Partial<Record<RdpEncoding, string>>> = {
  'utf-8-bom': 'UTF-8 with a byte order mark; FreeRDP takes the mark as part of the first key, and loses that line',
  'utf-16be-bom': 'UTF-16 with its bytes the other way round (big endian), which FreeRDP does not read',
  'utf-16be': 'UTF-16 with its bytes the other way round (big endian) and without a byte order mark',
  'utf-16le': 'UTF-16 without a byte order mark, which FreeRDP does not recognise',
};

export const nonUtf16: Rule = {
  id: 'encoding/non-utf16',
  severity: 'info',
  docs: 'docs/rules/encoding-non-utf16.md',
  check(file) {
    const always = file.encoding && ALWAYS[file.encoding];
    const odd = always === undefined && mayMislead(file) ? firstOdd(file) : undefined;
    const span = always === undefined ? odd : fileSpan(file);
    if (!span) return [];
    return [
      {
        message:
          (always === undefined
            ? 'Characters beyond ASCII in a file that is not UTF-16: clients may take them for others. '
            : `The file is ${always}. `) +
          'Allowed: UTF-16LE with a byte order mark, as mstsc writes it, or nothing but ASCII.',
        span,
        fixes: [],
      },
    ];
  },
};

/** The bytes can be read in two ways, or were read in the wrong one: U+FFFD stands for bytes that are no character. */
function mayMislead({ encoding, document }: RdpFile): boolean {
  if (encoding === 'utf-8' || encoding === 'windows-1252') return true;
  return encoding === undefined && document.lines.some(({ text }) => text.includes('\uFFFD'));
}

/** Where the first character beyond ASCII stands; a password is not shown, only its key. */
function firstOdd(file: RdpFile): Span | undefined {
  const line = file.document.lines.find(({ text }) => !ASCII.test(text));
  if (!line) return undefined;
  // A malformed line may hold a password anywhere but in its first character.
  if (line.kind !== 'setting') return firstCharacter(line);
  const secret = isSecret(line.name);
  return !secret && !ASCII.test(line.value.text) ? line.value.span : line.key.span;
}
