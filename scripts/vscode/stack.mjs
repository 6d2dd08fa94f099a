// Makes a stack that a suite prints name the lines of the sources: the extension host knows only the bundle.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import { repository } from './provision.mjs';

const bundles = path.join(repository, 'out/test');
const position = /(?:[^\s()]*\/)?out\/test\/(extension(?:-web)?\.js)(#vscode-extension)?:(\d+):(\d+)/g;
/** The browser's host puts this many lines of its own in front of a module. */
const wrapperLines = 2;
const maps = new Map();

/**
 * Replaces positions in the test bundles by positions in the sources, relative to the repository, and leaves out the
 * lines of a stack that are mocha's. Other text comes back as it is.
 * @param {string} text what a suite printed
 * @returns {string}
 */
export function withSourcePositions(text) {
  if (!text.includes('out/test/extension')) return text;
  const translated = text.replace(position, (found, bundle, wrapped, line, column) => {
    const entry = mapOf(bundle)?.findEntry(Number(line) - 1 - (wrapped ? wrapperLines : 0), Number(column) - 1);
    if (!entry?.originalSource) return found;
    const source = path.relative(repository, path.resolve(bundles, entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
  return translated
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules\/mocha\//.test(line))
    .join('\n');
}

function mapOf(bundle) {
  if (!maps.has(bundle)) {
    const file = path.join(bundles, `${bundle}.map`);
    maps.set(bundle, existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : undefined);
  }
  return maps.get(bundle);
}
