/** What the command line says of itself, and of calls it does not understand. */
import assert from 'node:assert/strict';
import { textOf } from '../sources';
import { build, rdpdiag } from './rdpdiag';

describe('usage', () => {
  before(build);

  for (const word of ['--help', '-h', 'help']) {
    it(`is shown for ${word}`, async () => {
      const { status, stdout, stderr } = await rdpdiag([word]);
      assert.deepEqual([status, stderr], [0, '']);
      for (const command of ['check', 'explain', 'story', 'codes'])
        assert.match(stdout, new RegExp(`^ {2}rdpdiag ${command} `, 'm'));
    });
  }

  it('is shown where no command is given, which is a fault', async () => {
    const { status, stdout } = await rdpdiag([]);
    assert.equal(status, 2);
    assert.match(stdout, /^rdpdiag finds /);
  });

  it('tells the version of the package', async () => {
    const { version } = JSON.parse(textOf('package.json')) as { version: string };
    assert.deepEqual(await rdpdiag(['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
  });

  const faults: [string[], RegExp][] = [
    [['chekc', 'a.log'], /there is no command chekc; there are check, explain, story and codes/],
    [['check'], /check needs a file, a folder, or - for standard input/],
    [['check', '--colour', 'a.log'], /--colour/],
    [['check', '--format', 'xml', 'a.log'], /--format xml is not allowed; allowed are text, json, sarif/],
    [['check', '--min-severity', 'fatal', 'a.log'], /allowed are info, warning, error/],
    [['check', 'a.log', '--format'], /--format/],
    [
      ['check', 'a.rdp', '--profile', 'loose'],
      /--profile loose is not allowed; allowed are default, strict, corporate/,
    ],
    [['check', '--fix', '-'], /--fix changes files, and standard input is none/],
    [['explain'], /explain needs a code/],
    [['explain', 'find', 'the', 'computer'], /words of a message go in quotes/],
    [['explain', '516', '--format', 'sarif'], /allowed are text, json, markdown/],
    [['story'], /story needs a file, a folder, or - for standard input/],
    [['story', 'a.xml', '--format', 'sarif'], /--format sarif is not allowed; allowed are text, json, ticket/],
    [['story', 'a.xml', '--unmasked'], /--unmasked goes with --format ticket/],
    [['codes'], /codes needs --format json\|csv\|markdown\|kql/],
    [['codes', '--format', 'csv', 'more'], /nothing else/],
    [['\u001b[2J'], /there is no command \\u\{001b\}\[2J/],
  ];
  for (const [words, message] of faults) {
    it(`refuses ${JSON.stringify(words.join(' '))}`, async () => {
      const { status, stdout, stderr } = await rdpdiag(words);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
      assert.match(stderr, /\nrdpdiag: rdpdiag --help shows how it is called\n$/);
      assert.doesNotMatch(stderr, /\bat .*:\d+:\d+/);
    });
  }
});
