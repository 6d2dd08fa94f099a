/**
 * SARIF as code scanning services take it. No package ships the schema, so what of SARIF 2.1.0 is used here is written
 * down below: its objects allow no other properties.
 */
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { build, checkJson, rdpdiag, temporaryFolder } from './rdpdiag';

type Check = (value: unknown, at: string) => void;

const expect = (holds: boolean, at: string, what: string) => assert.ok(holds, `${at} is not ${what}`);
const text: Check = (value, at) => expect(typeof value === 'string', at, 'a string');
const positive: Check = (value, at) =>
  expect(Number.isInteger(value) && (value as number) >= 1, at, 'an integer from 1');
const index: Check = (value, at) =>
  expect(Number.isInteger(value) && (value as number) >= -1, at, 'an integer from -1');
const one =
  (...allowed: unknown[]): Check =>
  (value, at) =>
    expect(allowed.includes(value), at, `one of ${allowed.join(', ')}`);
const uri: Check = (value, at) => expect(URL.canParse(value as string), at, 'a URI');
/** RFC 3986, section 4.1: characters that are allowed, and no colon that would make the first segment a scheme. */
const uriReference: Check = (value, at) =>
  expect(
    URL.canParse(value as string) || /^(?!\w+:)(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*$/i.test(value as string),
    at,
    'a URI reference',
  );
const list =
  (of: Check, isUnique = false): Check =>
  (value, at) => {
    expect(Array.isArray(value), at, 'a list');
    (value as unknown[]).forEach((each, position) => of(each, `${at}[${position}]`));
    if (isUnique)
      assert.equal(
        new Set((value as unknown[]).map((each) => JSON.stringify(each))).size,
        (value as unknown[]).length,
        at,
      );
  };
const object =
  (required: Record<string, Check>, optional: Record<string, Check> = {}): Check =>
  (value, at) => {
    expect(typeof value === 'object' && value !== null && !Array.isArray(value), at, 'an object');
    for (const key of Object.keys(required)) expect(key in (value as object), `${at}.${key}`, 'there');
    for (const [key, each] of Object.entries(value as object)) {
      const check = required[key] ?? optional[key];
      assert.ok(check, `${at}.${key} is no property of SARIF that is used here`);
      check(each, `${at}.${key}`);
    }
  };

const message = object({ text });
const flag: Check = (value, at) => expect(typeof value === 'boolean', at, 'true or false');
const level = one('none', 'note', 'warning', 'error');
const description = object({ text }, { markdown: text });
const rule = object(
  { id: text },
  {
    shortDescription: description,
    fullDescription: description,
    help: description,
    helpUri: uri,
    defaultConfiguration: object({}, { enabled: flag, level }),
  },
);
const region = object({}, { startLine: positive, startColumn: positive, endLine: positive, endColumn: positive });
const artifactLocation = object({ uri: uriReference });
const location = object({ physicalLocation: object({ artifactLocation, region }) });
const nonEmpty: Check = (value, at) =>
  expect(Array.isArray(value) && value.length > 0, at, 'a list that holds something');
const all =
  (...checks: Check[]): Check =>
  (value, at) =>
    checks.forEach((check) => check(value, at));
const replacement = object({ deletedRegion: region }, { insertedContent: object({ text }) });
const artifactChange = object({ artifactLocation, replacements: all(nonEmpty, list(replacement)) });
const fix = object({ artifactChanges: all(nonEmpty, list(artifactChange, true)) }, { description: message });
const result = object(
  { message },
  { ruleId: text, ruleIndex: index, level, locations: list(location), fixes: list(fix, true) },
);
const driver = object({ name: text }, { version: text, informationUri: uri, rules: list(rule, true) });
const run = object(
  { tool: object({ driver }) },
  { columnKind: one('utf16CodeUnits', 'unicodeCodePoints'), results: list(result) },
);
const sarif = object({ version: one('2.1.0'), runs: list(run) }, { $schema: uri });

interface Log {
  runs: [
    {
      tool: {
        driver: {
          rules: {
            id: string;
            shortDescription: { text: string };
            helpUri: string;
            defaultConfiguration?: { level: string; enabled?: boolean };
          }[];
        };
      };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        locations: [{ physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }];
        fixes?: {
          description: { text: string };
          artifactChanges: [
            {
              artifactLocation: { uri: string };
              replacements: { deletedRegion: Record<string, number>; insertedContent?: { text: string } }[];
            },
          ];
        }[];
      }[];
    },
  ];
}

async function sarifOf(words: string[], cwd?: string): Promise<Log> {
  const { stdout, stderr } = await rdpdiag(['check', '--format', 'sarif', ...words], cwd === undefined ? {} : { cwd });
  assert.equal(stderr.replace(/^rdpdiag: passed over .*\n/, ''), '');
  const log = JSON.parse(stdout) as Log;
  sarif(log, 'log');
  return log;
}

describe('SARIF', () => {
  before(build);
  const folder = temporaryFolder();

  it('says what JSON says', async () => {
    const [{ tool, results }] = (await sarifOf(['samples/'])).runs;
    const { report } = await checkJson(['samples/']);
    const findings = report.files.flatMap(({ path, findings }) => findings.map((finding) => ({ path, ...finding })));
    const level: Record<string, string> = { info: 'note', warning: 'warning', error: 'error' };
    assert.deepEqual(
      results.map(({ ruleId, ruleIndex, level, locations: [{ physicalLocation }] }) => [
        ruleId,
        tool.driver.rules[ruleIndex]!.id,
        level,
        physicalLocation.artifactLocation.uri,
        physicalLocation.region,
      ]),
      findings.map(({ rule, severity, path, line, column, endLine, endColumn }) => [
        rule,
        rule,
        level[severity],
        path,
        { startLine: line, startColumn: column, endLine, endColumn },
      ]),
    );
  });

  it('tells of each rule of .rdp files what it reports, how severe that is, and where to read more', async () => {
    const file = folder.write('rules.rdp', 'full address:s:a\r\ndrivestoredirect:s:*\r\nusername:s:sam\r\n');
    const [{ tool, results }] = (await sarifOf(['--profile', 'strict', file])).runs;
    const rules = tool.driver.rules;
    const drives = rules.find(({ id }) => id === 'rdp/security/drives-all')!;
    assert.match(
      drives.shortDescription.text,
      /^Reports a file that shares every drive of the client: “drivestoredirect/,
    );
    assert.match(drives.helpUri, /\/docs\/rules\/security-drives-all\.md$/);
    // The rule's own severity; the result's is the profile's.
    assert.deepEqual(drives.defaultConfiguration, { level: 'warning' });
    assert.equal(results.find(({ ruleId }) => ruleId === drives.id)!.level, 'error');
    const username = rules.find(({ id }) => id === 'rdp/secret/username')!;
    assert.deepEqual(username.defaultConfiguration, { enabled: false, level: 'warning' });
  });

  it('gives fixes as changes of the file', async () => {
    const text = 'full address:s:a\r\npassword:s:secret\r\nscreen mode id:i:02\r\nauthentication level:i:2\r\n';
    const name = 'fixes.rdp';
    folder.write(name, Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const [{ results }] = (await sarifOf([name], folder.path)).runs;
    const fixOf = (rule: string) => results.find(({ ruleId }) => ruleId === rule)!.fixes![0]!;
    assert.deepEqual(fixOf('rdp/secret/plaintext-password'), {
      description: { text: 'Delete this line' },
      artifactChanges: [
        {
          artifactLocation: { uri: name },
          replacements: [{ deletedRegion: { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 } }],
        },
      ],
    });
    assert.deepEqual(fixOf('rdp/value/not-integer').artifactChanges[0].replacements, [
      {
        deletedRegion: { startLine: 3, startColumn: 18, endLine: 3, endColumn: 20 },
        insertedContent: { text: '2' },
      },
    ]);
  });

  it('is well formed where nothing is found', async () => {
    assert.deepEqual((await sarifOf([folder.write('calm.log', 'well')])).runs[0].results, []);
  });

  it('writes names as URIs, relative ones relative', async () => {
    const name = 'a b%ä#1 100:[x].log';
    const file = folder.write(name, 'RDP ClientActiveX has been disconnected (Reason= 516)');
    const uriOf = (log: Log) => log.runs[0].results[0]!.locations[0].physicalLocation.artifactLocation.uri;
    assert.equal(uriOf(await sarifOf([name], folder.path)), 'a%20b%25%C3%A4%231%20100%3A%5Bx%5D.log');
    assert.equal(uriOf(await sarifOf([file])), pathToFileURL(file).href);
  });
});
