// The parts in which the core is mutated: which files, and the tests that speak of them. A mutant is tried against the
// tests of its part only, so that a part takes minutes; a test that is missing here can only make a score look worse.

/**
 * @typedef {object} Shard
 * @property {string[]} mutate  sources, as globs from the root; `!` leaves out
 * @property {string[]} tests   test files, as globs from the root
 * @property {true} [fresh]     each mutant gets a process of its own: what is built once would hide it otherwise
 */

const scan = [
  'test/core/scan/{scan,dialog,findings,place,table,reading,shapes,symbols,event-text}.test.ts',
  'test/core/scan/{messages,messages-wrapped,parameters-near,samples,blind-samples}.test.ts',
];
const rdp = [
  'test/core/rdp-{lint,format,parse,hover,complete,inlay,outline,related-codes}.test.ts',
  'test/core/rdp/*.test.ts',
];
const events = ['test/core/events/{event,plain,provider,quiet,rdp,records}*.test.ts'];

/** `src/core/FOLDER/{a,b}.ts` */
const files = (folder, ...names) => [`src/core/${folder}{${names.join(',')}}.ts`];

/** @type {Record<string, Shard>} */
export const SHARDS = {
  'knowledge-numbers': {
    mutate: files('knowledge/', 'notation', 'number', 'family', 'structure', 'context', 'code'),
    tests: ['test/core/knowledge/{notation,number,family,structure,context,lookup}.test.ts'],
  },
  'knowledge-lookup': {
    mutate: files('knowledge/', 'lookup', 'search'),
    tests: ['test/core/knowledge/{lookup,search,number-spaces}.test.ts', 'test/core/explain.test.ts'],
    fresh: true,
  },
  'knowledge-commands': {
    mutate: files('knowledge/', 'parameters', 'evidence-script', 'read-only-command', 'playbook'),
    tests: ['test/core/knowledge/{parameters,evidence-script,read-only-command,commands}.test.ts'],
  },
  explain: {
    mutate: files('', 'severity', 'finding', 'explain', 'explain-markdown', 'markdown', 'tool-answers', 'translate'),
    tests: ['test/core/{explain,explain-markdown,severity,markdown,tool-answers,translate}.test.ts'],
  },
  text: { mutate: files('', 'text', 'encoding'), tests: ['test/core/{text,encoding}.test.ts'] },
  'scan-findings': {
    mutate: files('scan/', 'findings', 'dialog', 'table', 'line-finding', 'reading', 'context'),
    tests: scan,
  },
  'scan-shapes': {
    mutate: files('scan/', 'symbols', 'parameters-near', 'messages', 'shapes', 'event-text', 'evtxexport'),
    tests: scan,
  },
  'scan-ways': {
    mutate: [
      ...files('scan/', 'scan', 'interesting', 'automaton', 'stream', 'cut', 'part'),
      ...files('events/', 'open-event', 'skipped-events'),
    ],
    tests: ['test/core/scan/*.test.ts', 'test/core/events/event-at.test.ts'],
  },
  folder: {
    mutate: ['src/core/folder/*.ts', 'src/core/sarif.ts'],
    tests: ['test/core/folder/*.test.ts'],
  },
  'rdp-file': {
    mutate: files(
      'rdp/',
      ...['parse', 'lint', 'fix-all', 'format', 'address', 'edit-distance', 'foreign-line', 'gateway', 'generator'],
      ...['integer', 'line-fix', 'merged-lines', 'placeholder', 'rdp-file', 'redirection', 'rule-spans', 'secrecy'],
      ...['shown-value', 'signable', 'signed-blob', 'signed-lines', 'third-party'],
    ),
    tests: [
      'test/core/rdp-{lint,format,parse}.test.ts',
      'test/core/rdp/{rules,rule-fixes,fix-all,judging,signed-lines,address,reading}.test.ts',
    ],
  },
  'rdp-once': {
    mutate: files('rdp/', 'nearest-key', 'settings', 'related-codes', 'related-settings'),
    tests: ['test/core/rdp-related-codes.test.ts', 'test/core/rdp/{rules,reading}.test.ts'],
    fresh: true,
  },
  'rdp-rules': {
    mutate: ['src/core/rdp/rules/*.ts'],
    tests: ['test/core/rdp-lint.test.ts', 'test/core/rdp/{rules,rule-fixes,fix-all,samples,signature-invalid}.test.ts'],
  },
  'rdp-editing': {
    mutate: files('rdp/', 'complete', 'context', 'hover', 'inlay', 'outline', 'fold', 'setting-lines', 'value-words'),
    tests: rdp,
  },
  'rdp-risk': {
    mutate: ['src/core/rdp/{ask,risk}/*.ts', '!src/core/rdp/**/*-sources.ts'],
    tests: ['test/core/rdp-{ask,ask-page,risk}.test.ts'],
  },
  'rdp-signature': {
    mutate: ['src/core/rdp/signature/*.ts'],
    tests: ['test/core/rdp-signature/*.test.ts'],
  },
  'events-codes': {
    mutate: files(
      'events/',
      ...['event-codes', 'event-fields', 'event-head', 'quiet-events', 'provider', 'provider-name'],
      ...['rdp-providers', 'read-events', 'event-filter', 'event-strings'],
    ),
    tests: [...events, 'test/core/knowledge/events.test.ts'],
  },
  'events-reading': {
    mutate: files(
      'events/',
      'event-records',
      'event-xml',
      'plain-xml',
      'data-xml',
      'event-blocks',
      'record*',
      'json-*',
      'audit-message',
      'event-message',
      'event-time',
    ),
    tests: [...events, 'test/core/scan/samples.test.ts'],
  },
  'events-showing': { mutate: files('events/', 'event-at', 'event-outline'), tests: events },
  evtx: { mutate: ['src/core/evtx/*.ts'], tests: ['test/core/evtx/*.test.ts'] },
  'story-verdict': {
    mutate: files('story/', 'verdict', 'verdict-of-code', 'missing', 'repeats', 'clocks', 'shown-time'),
    tests: ['test/core/story/{clocks,repeats,missing,shown-time,verdict,verdict-of-code}.test.ts'],
  },
  'story-mask': {
    mutate: files('story/', 'mask', 'ticket', 'user-hash', 'session-text'),
    tests: ['test/core/story/{mask,ticket,user-hash,session-text}.test.ts'],
  },
  'story-joining': {
    mutate: files(
      'story/',
      ...[
        'client-legs',
        'event-facts',
        'event-label',
        'event-line',
        'gateway-legs',
        'host-legs',
        'join',
        'notes',
        'place-notes',
      ],
      ...['read-sightings', 'sighting', 'tell', 'title-of', 'group-by'],
    ),
    tests: ['test/core/story/stories.test.ts'],
  },
};
