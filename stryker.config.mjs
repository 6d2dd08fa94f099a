// Mutation testing of the core: npm run mutation -- SHARD… (see docs/mutation.md).
import { SHARDS } from './scripts/mutation/shards.mjs';

const name = process.env.MUTATION_SHARD;
const shard = SHARDS[name];
if (shard === undefined) throw new Error('Start it by scripts/mutation/run.mjs, which names a part of the core.');

/** Tests that take seconds, are of speed, or repeat with chance what others do with examples. */
const SLOW = [
  'The worst inputs',
  'Every sample logs/single-line',
  'Search finds (a title|a symbol|every number)',
  'rdp signature: hostile files (with|are never|may not|whose)',
  'rdp signature: DER (throws|is read as asn1js)',
  'rdp signature: after an edit (never calls|notices)',
  'rdp: every rule, on any text',
  'rdp: (formatting keeps|fixing everything gives|completion throws|sample)',
  'panel: model',
  'a damaged .evtx file',
  'Damaged exports',
  'Automaton (needs|finds)',
  'An edit \\(seed',
  'Unrelated prose',
  'read-only commands stay',
  'A message without a code is looked up in',
  'Any text \\(seed',
  'A hover finds',
  '.* take[s]? (no )?time',
  '.*linear time',
  'A story (of .* is the same|keeps every event)',
  '.*values of XML that double',
  'Commands for PowerShell parse',
  'scripts of the confirm steps hold no value',
];

/** `{a,b}.ts` as `a.ts` and `b.ts`: mocha takes the comma for the end of a name. One pair of braces. */
function withoutBraces(glob) {
  const [, before, names, after] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(glob) ?? [];
  return names === undefined ? [glob] : names.split(',').map((name) => `${before}${name}${after}`);
}

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: shard.mutate,
  ignorers: ['sentences'],
  plugins: ['@stryker-mutator/mocha-runner', new URL('scripts/mutation/ignore-sentences.mjs', import.meta.url).href],
  ignorePatterns: ['/out', '/dist', '/.*', '/docs/screenshots', '/test/extension', '/test/driven'],
  buildCommand: 'node scripts/mutation/build.mjs',
  testRunner: 'mocha',
  mochaOptions: {
    'no-config': true,
    'no-package': true,
    'no-opts': true,
    spec: shard.tests.flatMap(withoutBraces).map((glob) => glob.replace(/\.ts$/, '.js')),
    grep: `/^(?!${SLOW.join('|')})/`,
  },
  // Whatever is read once per process stays read: such a part is tried in fresh processes, by all of its tests.
  coverageAnalysis: shard.fresh ? 'all' : 'perTest',
  maxTestRunnerReuse: shard.fresh ? 1 : 0,
  ignoreStatic: !shard.fresh,
  concurrency: Number(process.env.MUTATION_CONCURRENCY ?? 1),
  timeoutMS: 5_000,
  timeoutFactor: 4,
  tempDirName: 'out/mutation/copy',
  reporters: ['json', 'html', 'clear-text', 'dots'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  jsonReporter: { fileName: `out/mutation/${name}.json` },
  htmlReporter: { fileName: `out/mutation/${name}.html` },
  thresholds: { high: 85, low: 70, break: null },
  allowConsoleColors: false,
  disableTypeChecks: false,
};
