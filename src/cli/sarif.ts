import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rulesOf, sarifPieces } from '../core';
import type { CheckedFile } from './check';
import { version } from './version';

/** Findings as SARIF 2.1.0 in pieces, for code scanning services and viewers; columns are UTF-16 units. */
export function sarifLog(files: readonly CheckedFile[]): Iterable<string> {
  const named = files.map(({ path: name, findings }) => ({ uri: sarifUri(name), findings }));
  return sarifPieces(rulesOf(named), named, { name: 'rdpdiag', version: version() });
}

/** Relative paths stay relative, so that a repository's results point into the repository. */
export function sarifUri(name: string): string {
  if (path.isAbsolute(name)) return pathToFileURL(name).href;
  // A name in Windows may hold half a surrogate pair, which has no UTF-8.
  const wellFormed = Buffer.from(name).toString();
  const parts = wellFormed.split(path.sep);
  // What an entry of a zip calls itself leads nowhere; the path to the zip may lead upwards.
  const inZip = parts.findIndex((part) => part.endsWith('!'));
  return parts
    .map((part, at) => (inZip >= 0 && at > inZip && /^\.\.?$/.test(part) ? '_' : encodeURIComponent(part)))
    .join('/');
}
