import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import {
  inflateEntry,
  isZip,
  readZip,
  zipBudget,
  zipProblemText,
  type ZipContent,
  type ZipFile,
} from '../../../src/core';

const MB = 1024 * 1024;
const text = (content: ZipContent | undefined): string =>
  content && 'bytes' in content ? new TextDecoder().decode(content.bytes) : `no content: ${JSON.stringify(content)}`;
const read = (zip: ZipFile, name: string, budget = zipBudget()): ZipContent | undefined => {
  const entry = zip.entries.find((each) => each.name === name);
  return entry && inflateEntry(zip, entry, budget);
};
const names = (zip: ZipFile): string[] => zip.entries.map(({ name }) => name);
const LOG = 'Error code: 0x204\n'.repeat(50);

/** Where the directory's entry of a number begins. */
function directoryEntry(bytes: Uint8Array, number: number): number {
  let count = -1;
  for (let at = 0; at < bytes.length - 4; at++) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2) count++;
    if (count === number) return at;
  }
  throw new Error('no such entry');
}

/** A zip with some bytes of its directory's first entry changed. */
function changed(files: Record<string, Uint8Array>, offset: number, ...values: number[]): Uint8Array {
  const bytes = zipSync(files);
  bytes.set(values, directoryEntry(bytes, 0) + offset);
  return bytes;
}

describe('a zip', () => {
  it('gives its entries in order, packed or not, and their content', () => {
    const zip = readZip(
      zipSync({ 'a.log': strToU8(LOG), 'sub/': new Uint8Array(), 'sub/b.txt': [strToU8('b'), { level: 0 }] }),
    );
    assert.deepEqual(
      zip.entries.map(({ name, kind, size }) => [name, kind, size]),
      [
        ['a.log', 'file', LOG.length],
        ['sub/', 'folder', 0],
        ['sub/b.txt', 'file', 1],
      ],
    );
    assert.equal(zip.problem, undefined);
    assert.equal(text(read(zip, 'a.log')), LOG);
    assert.equal(text(read(zip, 'sub/b.txt')), 'b');
  });

  it('is told by its first bytes', () => {
    assert.equal(isZip(zipSync({ a: strToU8('a') })), true);
    assert.equal(isZip(zipSync({})), true);
    assert.equal(isZip(strToU8('PKzip or so')), false);
    assert.equal(isZip(new Uint8Array()), false);
  });

  it('is read where something stands before it or behind it', () => {
    const bytes = zipSync({ 'a.log': strToU8(LOG) });
    const before = Uint8Array.from([...strToU8('#!/bin/sh\n'), ...bytes]);
    assert.equal(text(read(readZip(before), 'a.log')), LOG);
  });

  it('keeps names that lead out of it as names, with one kind of slash', () => {
    const zip = readZip(zipSync({ '../../etc/passwd.log': strToU8('a'), 'C:\\logs\\b.log': strToU8('b') }));
    assert.deepEqual(names(zip), ['../../etc/passwd.log', 'C:/logs/b.log']);
    assert.equal(text(read(zip, 'C:/logs/b.log')), 'b');
  });

  it('gives entries of the same name different ones', () => {
    const bytes = zipSync({ 'a.log': strToU8('1'), 'b.log': strToU8('2') });
    bytes[directoryEntry(bytes, 1) + 46] = 'a'.charCodeAt(0);
    const zip = readZip(bytes);
    assert.deepEqual(names(zip), ['a.log', 'a.log (2)']);
    assert.equal(text(read(zip, 'a.log (2)')), '2');
  });

  it('reads names in UTF-8, said or not, and else in code page 437', () => {
    assert.deepEqual(names(readZip(zipSync({ 'größe.log': strToU8('a') }))), ['größe.log']);
    const old = zipSync({ 'grXe.log': strToU8('a') });
    old[directoryEntry(old, 0) + 46 + 2] = 0x94;
    assert.deepEqual(names(readZip(old)), ['gröe.log']);
  });

  it('names links, which are not followed', () => {
    const bytes = zipSync({ 'a.log': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] });
    assert.deepEqual(
      readZip(bytes).entries.map(({ kind }) => kind),
      ['link'],
    );
  });

  it('names an encrypted entry and reads the others', () => {
    const bytes = changed({ 'a.log': strToU8(LOG), 'b.log': strToU8('b') }, 8, 1);
    const zip = readZip(bytes);
    assert.deepEqual(read(zip, 'a.log'), { problem: 'encrypted' });
    assert.equal(text(read(zip, 'b.log')), 'b');
  });

  it('names an entry that is compressed in another way', () => {
    assert.deepEqual(read(readZip(changed({ 'a.log': strToU8(LOG) }, 10, 14)), 'a.log'), { problem: 'method' });
  });

  it('says that data is doubtful whose checksum is wrong', () => {
    const content = read(readZip(changed({ 'a.log': strToU8(LOG) }, 16, 1, 2, 3, 4)), 'a.log');
    assert.equal(text(content), LOG);
    assert.equal(content && 'bytes' in content && content.isDoubtful, true);
  });

  it('names what is damaged: data, a place outside the file, a cut directory', () => {
    const bytes = zipSync({ 'a.log': strToU8(LOG), 'b.log': strToU8('b') });
    const broken = bytes.slice();
    broken.fill(0xff, 35, 45);
    assert.deepEqual(read(readZip(broken), 'a.log'), { problem: 'damaged' });
    assert.equal(text(read(readZip(broken), 'b.log')), 'b');
    assert.deepEqual(read(readZip(changed({ 'a.log': strToU8(LOG) }, 42, 0xff, 0xff, 0xff, 0x0f)), 'a.log'), {
      problem: 'damaged',
    });
    const cut = bytes.slice();
    cut[directoryEntry(bytes, 1)] = 0;
    assert.equal(readZip(cut).problem, 'damaged');
    assert.deepEqual(names(readZip(cut)), ['a.log']);
    assert.equal(readZip(bytes.subarray(0, bytes.length - 30)).problem, 'no-directory');
    assert.equal(readZip(new Uint8Array()).problem, 'no-directory');
  });

  it('stops at a bomb, whatever its directory says of its size', () => {
    const bytes = zipSync({ 'bomb.log': new Uint8Array(64 * MB) }, { level: 9 });
    bytes.set([1, 0, 0, 0], directoryEntry(bytes, 0) + 24);
    const budget = zipBudget();
    assert.deepEqual(read(readZip(bytes), 'bomb.log', budget), { problem: 'bomb' });
    assert.ok(zipBudget().total - budget.total < 40 * MB, 'little of it was inflated');
  });

  it('stops at what one entry, and all together, may hold', () => {
    const zip = readZip(
      zipSync({ 'a.log': strToU8(LOG), 'b.log': [strToU8(LOG), { level: 0 }], 'c.log': strToU8(LOG) }),
    );
    assert.deepEqual(read(zip, 'a.log', { entry: LOG.length - 1, total: MB }), { problem: 'too-large' });
    assert.deepEqual(read(zip, 'b.log', { entry: LOG.length - 1, total: MB }), { problem: 'too-large' });
    const budget = { entry: MB, total: 2 * LOG.length };
    assert.equal(text(read(zip, 'a.log', budget)), LOG);
    assert.equal(text(read(zip, 'b.log', budget)), LOG);
    assert.deepEqual(read(zip, 'c.log', budget), { problem: 'total' });
  });

  it('of any bytes gives an answer', () => {
    const bytes = zipSync({ 'a.log': strToU8(LOG), 'sub/b.log': strToU8('b') });
    for (let at = 0; at < bytes.length; at++) {
      for (const value of [0, 0x50, 0xff]) {
        const other = bytes.slice();
        other[at] = value;
        const zip = readZip(other);
        for (const entry of zip.entries) assert.ok(inflateEntry(zip, entry, { entry: MB, total: MB }));
      }
    }
  });

  it('has a reason in words for everything that is not read', () => {
    const problems = ['no-directory', 'encrypted', 'method', 'too-large', 'bomb', 'total', 'damaged'] as const;
    assert.equal(new Set(problems.map((problem) => zipProblemText(problem))).size, problems.length);
  });
});
