import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Fix } from '../../src/core/finding';

/** A file of test/fixtures/rdp as text, without its byte order mark. Tests run from the root of the repository. */
export function fixtureText(name: string): string {
  const bytes = readFileSync(path.join('test/fixtures/rdp', name));
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The text after the edits of a fix. Throws where edits overlap or lie outside. */
export function applied(text: string, fix: Fix): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of [...fix.edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < at || span.end < span.start || span.end > text.length) throw new Error(`bad edit: ${fix.title}`);
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Texts made of what `.rdp` files are made of, so that the interesting collisions happen. */
export const rdpText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\r\r\n',
        '\n\r',
        ':',
        '=',
        ' ',
        '\t',
        ',',
        '*',
        '\uFEFF',
        '\u00a0',
        '{X}',
        '#',
        '/',
      ),
      fc.constantFrom('i', 's', 'b', ':i:', ':s:', ':b:', ':x:', ':I:', '0', '1', '2', '66', '0x1', '007', '-1'),
      fc.constantFrom('screen mode id', 'full address', 'password', 'Password 51', 'session bpp', 'drivestoredirect'),
      fc.constantFrom(
        'gatewayaccesstoken',
        'authentication level',
        'signscope:s:screen mode id,',
        'signature:s:AQAB\n',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
