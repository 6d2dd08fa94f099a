/**
 * Every regular expression of src/ takes time in proportion to the text, whatever the text. `recheck` proves it from the
 * automaton of each; then the engine that will run it reads texts made to slow it down.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import type * as Recheck from 'recheck';
import ts from 'typescript';
import { filesIn, placeOf, ROOT, walk } from './sources';

interface Expression {
  readonly place: string;
  readonly regex: RegExp;
}

// The automaton decides, not the fuzzer: the fuzzer takes a bounded look-around window for a polynomial.
const CHECK = {
  checker: 'automaton',
  timeout: 20_000,
  maxRepeatCount: 1_000,
  maxRepeatSize: 1_000_000,
  maxNFASize: 1_000_000,
  maxPatternSize: 1_000_000,
} as const;

/**
 * Expressions that recheck cannot judge, by source, with the reason. Each still stands the worst-case texts below.
 * Empty is right: rewrite the expression first.
 */
const UNDECIDED: Readonly<Record<string, string>> = {};

const HOSTILE_LENGTH = 20_000;
/** Generous, for a busy machine: linear time is below 20 ms here, quadratic time is above ten seconds. */
const HOSTILE_MS = 1_500;

const sources = filesIn('src').filter((file) => file.endsWith('.ts'));

function literals(): Expression[] {
  const found: Expression[] = [];
  for (const file of sources) {
    walk(file, (node) => {
      if (!ts.isRegularExpressionLiteral(node)) return;
      const end = node.text.lastIndexOf('/');
      found.push({ place: placeOf(node), regex: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
    });
  }
  return found;
}

interface Construction {
  readonly file: string;
  readonly place: string;
  readonly inFunction: boolean;
}

/** Where `RegExp` is called or constructed. */
function constructions(): Construction[] {
  const found: Construction[] = [];
  for (const file of sources) {
    walk(file, (node) => {
      if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return;
      if (node.expression.getText() !== 'RegExp') return;
      let parent: ts.Node = node.parent;
      while (!ts.isSourceFile(parent) && !ts.isFunctionLike(parent)) parent = parent.parent;
      found.push({ file, place: placeOf(node), inFunction: !ts.isSourceFile(parent) });
    });
  }
  return found;
}

/** What the modules build with `new RegExp` while they load: they run once more here, with a RegExp that keeps a list. */
async function constructed(files: readonly string[]): Promise<Expression[]> {
  const bundle = await build({
    stdin: { contents: files.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n'), resolveDir: ROOT },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    write: false,
  });
  const found: Expression[] = [];
  class Recorder extends RegExp {
    constructor(source: string | RegExp, flags?: string) {
      super(source, flags);
      // A subclass is also constructed by split() and matchAll(), from an expression that is known already.
      if (typeof source === 'string') found.push({ place: 'new RegExp', regex: new RegExp(source, flags) });
    }
  }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own code, with one name replaced
  const run = new Function('RegExp', 'require', 'module', 'exports', bundle.outputFiles[0]!.text);
  run(Recorder, createRequire(path.join(ROOT, 'package.json')), { exports: {} }, {});
  return found;
}

/** Texts that lead a backtracking engine astray: the expression's own words, over and over, and nearly. */
function hostileTexts({ source }: RegExp): string[] {
  const words = [...new Set(source.match(/[\p{L}\p{N}_]{2,}/gu) ?? [])].slice(0, 40);
  const pieces = [' ', '\t', '0', 'a', '_', '-', '"', ':', '(', '.', '<', '\\', '\n', '0x0', 'A: ', "'`*"];
  for (const word of words) pieces.push(word, `${word} `, `${word}: `, `${word}(`);
  pieces.push(words.join(' '), `${words.join('')}: `);
  return pieces
    .filter((piece) => piece !== '')
    .map((piece) => piece.repeat(Math.ceil(HOSTILE_LENGTH / piece.length)).slice(0, HOSTILE_LENGTH));
}

/** The slowest text, and its time in milliseconds to find every match of the expression. */
function slowest(regex: RegExp): { ms: number; text: string } {
  const all = new RegExp(regex.source, [...new Set(`${regex.flags.replace('y', '')}g`)].join(''));
  let worst = { ms: 0, text: '' };
  for (const text of hostileTexts(regex)) {
    const start = performance.now();
    for (const match of text.matchAll(all)) void match;
    const ms = performance.now() - start;
    if (ms > worst.ms) worst = { ms, text };
  }
  return worst;
}

describe('regular expressions', () => {
  let checkSync: typeof Recheck.checkSync;
  let expressions: Expression[] = [];
  /** Not run on hostile text: that might take for ever, and there is a complaint about them already. */
  const suspects = new Set<Expression>();

  before(async function () {
    this.timeout(60_000);
    process.env['RECHECK_SYNC_BACKEND'] = 'pure';
    ({ checkSync } = await import('recheck'));
    expressions = [...literals(), ...(await constructed([...new Set(constructions().map(({ file }) => file))]))];
    const unique = new Map(expressions.map((one) => [`/${one.regex.source}/${one.regex.flags}`, one]));
    expressions = [...unique.values()];
  });

  it('are built while a module loads, so that this test sees each of them', () => {
    // What a reader types into a filter box becomes an expression of escaped characters only.
    const late = constructions().filter(
      ({ inFunction, file }) => inFunction && file !== 'src/evtx-panel/text-filter.ts',
    );
    assert.deepEqual(
      late.map(({ place }) => place),
      [],
      'new RegExp inside a function: write a literal, or build it at module level',
    );
  });

  it('are linear in the length of the text', function () {
    this.timeout(300_000);
    assert.ok(expressions.length > 50, 'the expressions were found');
    const complaints: string[] = [];
    for (const expression of expressions) {
      const { place, regex } = expression;
      const result = checkSync(regex.source, regex.flags, CHECK);
      if (result.status === 'safe') continue;
      if (result.status === 'unknown' && regex.source in UNDECIDED) continue;
      suspects.add(expression);
      const why = result.status === 'vulnerable' ? result.complexity.summary : `undecided: ${result.error.kind}`;
      const attack = result.status === 'vulnerable' ? ` on ${result.attack.pattern}` : '';
      complaints.push(`${place} ${regex.source.slice(0, 100)}\n    ${why}${attack}`);
    }
    assert.deepEqual(complaints, []);
  });

  it('repeat no group in ways that multiply', function () {
    this.timeout(300_000);
    // A bound makes even (a|a){0,60} linear in the text, at a cost of 2^60. So: what if there were no bound?
    const complaints: string[] = [];
    for (const expression of expressions) {
      const { place, regex } = expression;
      const repeats = [...regex.source.matchAll(/\)\{\d*,(\d+)\}/g)].some(([, most]) => Number(most) > 10);
      if (!repeats) continue;
      const unbounded = regex.source
        .replace(/\{0,\d+\}/g, '*')
        .replace(/\{\d+,\d+\}/g, '+')
        .replace(/\(\?<?[=!][^()]*\)/g, ''); // look-arounds, which the automaton does not know
      const result = checkSync(unbounded, regex.flags, CHECK);
      const isMultiplying = result.status === 'vulnerable' && result.complexity.type === 'exponential';
      if (!isMultiplying && result.status !== 'unknown') continue;
      suspects.add(expression);
      complaints.push(`${place} ${regex.source.slice(0, 100)}`);
    }
    assert.deepEqual(complaints, []);
  });

  it(`read ${HOSTILE_LENGTH} hostile characters at once`, function () {
    this.timeout(300_000);
    const complaints: string[] = [];
    for (const { place, regex } of expressions.filter((one) => !suspects.has(one))) {
      const { ms, text } = slowest(regex);
      if (ms > HOSTILE_MS)
        complaints.push(`${place} took ${Math.round(ms)} ms on ${JSON.stringify(text.slice(0, 40))}…`);
    }
    assert.deepEqual(complaints, []);
  });

  it('have no forgotten exemption', () => {
    const known = new Set(expressions.map(({ regex }) => regex.source));
    assert.deepEqual(
      Object.keys(UNDECIDED).filter((source) => !known.has(source)),
      [],
    );
  });
});
