/**
 * ripgrep as the yardstick: the scanner's own patterns, in the syntax of Rust's `regex` crate. Nothing is left out of
 * them but what the crate cannot do: look-around. A look-behind is dropped (it only makes the pattern stricter); a
 * look-ahead is matched instead, which finds the same lines, for what follows is on the same line.
 */
import { spawnSync } from 'node:child_process';
import { SIEVE } from '../../src/core/scan/interesting';
import { SHAPES } from '../../src/core/scan/shapes';
import { NAME } from '../../src/core/scan/symbols';

/** A number as `numberAt` reads it, for a shape's pattern ends where its number begins. */
const NUMBER = '(?:0[xX][0-9A-Fa-f]{1,8}|-?[0-9]{1,10}|[0-9A-Fa-f]{8})';

/** One set of patterns for `rg -e … -e …`. */
export interface Yardstick {
  readonly name: string;
  readonly patterns: readonly string[];
}

/** What the scan does to every line (the sieve), and all that it looks for (the shapes with their numbers, the names). */
export function yardsticks(): Yardstick[] {
  return [
    { name: 'sieve', patterns: SIEVE.map((source) => toRust(new RegExp(source))) },
    { name: 'shapes', patterns: [...SHAPES.map(({ pattern }) => withNumber(pattern)), toRust(NAME)] },
  ];
}

/** The first line of `rg --version`, or undefined where there is none on the PATH. */
export function ripgrepVersion(): string | undefined {
  const { stdout, status } = spawnSync('rg', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n', 1)[0] : undefined;
}

/** Each of a pattern's alternatives, with the number that must follow it unless it looks for one itself. */
function withNumber(pattern: RegExp): string {
  return alternatives(pattern.source)
    .map((source) => {
      const rust = toRust(new RegExp(source, pattern.flags));
      return /\(\?=[^()]*(?:\([^()]*\)[^()]*)*\)\)?$/.test(source) ? rust : `(?:${rust})${NUMBER}`;
    })
    .join('|');
}

/** A pattern's alternatives at the top level. */
function alternatives(source: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: token, index } of source.matchAll(/\\.|\[(?:\\.|[^\]])*\]|[()|]/g)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (token === '|' && depth === 0) {
      parts.push(source.slice(from, index));
      from = index + 1;
    }
  }
  return [...parts, source.slice(from)];
}

/** JavaScript's syntax, without the flags u and v, to Rust's. JavaScript's \d, \w, \b and [a-z] know ASCII only. */
function toRust({ source, flags }: RegExp): string {
  const space = ' \\t\\r\\x0b\\x0c\\x{a0}\\x{2000}-\\x{200a}\\x{3000}\\x{feff}';
  const classes: Record<string, string> = { d: '0-9', w: '0-9A-Za-z_', s: space };
  const body = source.replace(
    /\[((?:\\.|[^\]\\])*)\]|\(\?<?[=!]|\\(.)|\((?=[^?])/gsu,
    (token, inside: string | undefined, escaped: string | undefined) => {
      if (inside !== undefined) {
        const plain = inside.replace(/\\([dws])/g, (_, name: string) => classes[name]!).replace(/\\[/\-`]/g, '\\$&');
        return `[${plain
          .replaceAll('\\\\/', '/')
          .replaceAll('\\\\-', '\\-')
          .replace(/(?<!\\)\[/g, '\\[')
          .replaceAll('\\\\[', '\\[')
          .replace(/&&|~~/g, '\\$&')}]`;
      }
      if (escaped === 'b') return '(?-u:\\b)';
      // The sieve sees the line feed that ends a line; ripgrep does not.
      if (escaped === 'n') return '$';
      if (escaped !== undefined) return escaped in classes ? `[${classes[escaped]}]` : escaped === '/' ? '/' : token;
      return token === '(' ? '(?:' : token;
    },
  );
  const plain = withoutLookAround(body);
  return flags.includes('i') ? `(?i:${plain})` : `(?:${plain})`;
}

/** Drops look-behinds and negative look-aheads, and matches what a look-ahead would only see. */
function withoutLookAround(source: string): string {
  let result = source;
  for (let at = result.search(/\(\?<?[=!]/); at >= 0; at = result.search(/\(\?<?[=!]/)) {
    let depth = 0;
    let end = at;
    for (const { 0: token, index } of result.slice(at).matchAll(/\\.|\[(?:\\.|[^\]])*\]|[()]/g)) {
      depth += token === '(' ? 1 : token === ')' ? -1 : 0;
      if (depth === 0) {
        end = at + index;
        break;
      }
    }
    const opening = /^\(\?<?[=!]/.exec(result.slice(at))![0];
    const seen = opening === '(?=' ? `(?:${result.slice(at + opening.length, end)})` : '';
    result = result.slice(0, at) + seen + result.slice(end + 1);
  }
  return result;
}
