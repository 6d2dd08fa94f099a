/** `rdpdiag` on the zips that support collectors make. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { ROOT } from '../sources';
import { build, checkJson, rdpdiag, temporaryFolder } from './rdpdiag';

const LOG = "Remote Desktop can't connect.\nError code: 0x204\nExtended error code: 0x0\n";
const RDP = 'full address:s:host\nauthentication level:i:7\n';
const evtx = readFileSync(path.join(ROOT, 'test/samples-evtx/rdp-session.evtx'));

describe('rdpdiag on a zip', () => {
  before(build);
  const folder = temporaryFolder();
  const write = (name: string, content: Uint8Array) => folder.write(name, Buffer.from(content));
  const check = async (...words: string[]) => {
    const { report, ...run } = await checkJson(words, { cwd: folder.path });
    return { ...run, found: report.files.map(({ path: name, findings }) => `${name} ${findings.length > 0}`) };
  };

  before(() => {
    const inner = zipSync({ 'deep.txt': strToU8(LOG), 'third.zip': zipSync({ 'a.log': strToU8(LOG) }) });
    write(
      'bundle.zip',
      zipSync({
        'logs/a.log': strToU8(LOG),
        '../../out.log': strToU8(LOG),
        'logs/session.evtx': evtx,
        'a.rdp': strToU8(RDP),
        'quiet.txt': strToU8('nothing\n'),
        'picture.png': new Uint8Array(100),
        'inner.zip': inner,
      }),
    );
  });

  it('reads its logs, event logs and .rdp files, and those of a zip in it', async () => {
    const { found, status, stderr } = await check('bundle.zip');
    assert.deepEqual(found, [
      'bundle.zip!/logs/a.log true',
      'bundle.zip!/../../out.log true',
      'bundle.zip!/logs/session.evtx true',
      'bundle.zip!/a.rdp true',
      'bundle.zip!/quiet.txt false',
      'bundle.zip!/inner.zip!/deep.txt true',
    ]);
    assert.equal(status, 2);
    assert.match(stderr, /bundle\.zip!\/inner\.zip!\/third\.zip is a zip in a zip in a zip; unpack it first/);
    assert.match(stderr, /passed over 1 file: bundle\.zip!\/picture\.png is of a kind that is not read/);
  });

  it('writes nothing, whatever its names say', async () => {
    const before = readdirSync(folder.path);
    await check('bundle.zip');
    assert.deepEqual(readdirSync(folder.path), before);
    assert.ok(!readdirSync(path.join(folder.path, '../..')).includes('out.log'));
  });

  it('finds it in a folder, but takes no other document for one', async () => {
    mkdirSync(path.join(folder.path, 'sub'));
    write('sub/report.docx', zipSync({ 'word/a.xml': strToU8(LOG) }));
    write('sub/b.zip', zipSync({ 'a.log': strToU8(LOG) }));
    const { found } = await check('sub');
    assert.deepEqual(found, [`${path.join('sub', 'b.zip')}!/a.log true`]);
  });

  it('reads one from standard input', async () => {
    const input = Buffer.from(zipSync({ 'a.log': strToU8(LOG) }));
    const { report } = await checkJson(['-'], { input });
    assert.deepEqual(
      report.files.map(({ path: name, findings }) => [name, findings.length > 0]),
      [['-!/a.log', true]],
    );
  });

  it('fixes nothing in it, and says so', async () => {
    const before = readFileSync(path.join(folder.path, 'bundle.zip'));
    const { stderr } = await check('--fix', 'bundle.zip');
    assert.match(stderr, /bundle\.zip!\/a\.rdp is in a zip, and was not fixed/);
    assert.deepEqual(readFileSync(path.join(folder.path, 'bundle.zip')), before);
  });

  it('says what is encrypted, damaged or a bomb', async () => {
    const bytes = zipSync({ 'a.log': strToU8(LOG), 'bomb.log': [new Uint8Array(32 * 1024 * 1024), { level: 9 }] });
    const entry = Buffer.from(bytes).indexOf('PK\x01\x02');
    bytes[entry + 8] = 1;
    write('odd.zip', bytes);
    write('cut.zip', bytes.subarray(0, 2000));
    const { found, stderr, status } = await check('odd.zip', 'cut.zip');
    assert.deepEqual([found, status], [[], 2]);
    assert.match(stderr, /odd\.zip!\/a\.log cannot be read: it is encrypted/);
    assert.match(stderr, /odd\.zip!\/bomb\.log cannot be read: it grows beyond all measure/);
    assert.match(stderr, /cut\.zip cannot be read: its directory is missing/);
  });

  it('tells the story of the logs in it', async () => {
    const set = path.join(ROOT, 'test/samples/stories/idle-limit');
    const files = readdirSync(set).filter((name) => name.endsWith('.xml'));
    write('story.zip', zipSync(Object.fromEntries(files.map((name) => [name, readFileSync(path.join(set, name))]))));
    const { stdout } = await rdpdiag(['story', 'story.zip'], { cwd: folder.path });
    assert.match(stdout, /Idle limit reached/);
  });
});
