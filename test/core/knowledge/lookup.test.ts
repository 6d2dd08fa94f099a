import assert from 'node:assert/strict';
import { allEntries, entriesOf, FAMILIES, FAMILY_DESCRIPTIONS, findEntry } from '../../../src/core';
import { entriesWithValue, findSymbol, isKnown } from '../../../src/core/knowledge/lookup';

describe('Lookup', () => {
  it('finds every entry of the tables by its own code', () => {
    for (const entry of allEntries()) assert.equal(findEntry(entry), entry);
  });

  it('answers the same objects every time', () => {
    for (const family of FAMILIES) assert.equal(entriesOf(family), entriesOf(family));
  });

  it('finds nothing for numbers that a family does not have', () => {
    assert.equal(findEntry({ family: 'disconnect', value: 0xeeee }), undefined);
    assert.equal(findEntry({ family: 'disconnect', value: -1 }), undefined);
    assert.equal(findEntry({ family: 'disconnect', value: Number.NaN }), undefined);
    assert.equal(findEntry({ family: 'event', value: 9999, provider: 'TermDD' }), undefined);
    assert.equal(findEntry({ family: 'avd', value: null }), undefined);
    assert.equal(findEntry({ family: 'avd', value: null, symbol: 'toString' }), undefined);
  });

  it('takes an Azure Virtual Desktop number that several errors share for none of them, unless a name says which', () => {
    const shared = findEntry({ family: 'avd', value: 0x80004005 })!;
    assert.equal(shared.title, 'Several errors share this number');
    assert.match(shared.meaning, /ConnectionFailedAdErrorNoSuchMember, .*ConnectionFailedReverseUngracefulClose/);
    assert.deepEqual(shared.causes, ['triage-first']);
    const named = findEntry({ family: 'avd', value: 0x80004005, symbol: 'ConnectionFailedServerDisconnect' })!;
    assert.equal(named.symbol, 'ConnectionFailedServerDisconnect');
  });

  it('decides a server-side reason by its field, and takes the first where none is given', () => {
    assert.notEqual(
      findEntry({ family: 'rdpcore', value: 5, field: 'gateway' }),
      findEntry({ family: 'rdpcore', value: 5, field: 'core-103' }),
    );
    assert.equal(findEntry({ family: 'rdpcore', value: 23005, field: 'core-103' }), undefined);
    assert.ok(findEntry({ family: 'rdpcore', value: 5 }));
  });

  it('finds an event by its provider only', () => {
    assert.equal(findEntry({ family: 'event', value: 1026 }), undefined);
    assert.match(findEntry({ family: 'event', value: 41, provider: 'LocalSessionManager' })!.title, /session/i);
    assert.match(findEntry({ family: 'event', value: 41, provider: 'Kernel-Power' })!.title, /shutdown/);
    assert.equal(findEntry({ family: 'event', value: 41, provider: 'TermDD' }), undefined);
    const providers = entriesWithValue('event', 41).map(({ provider }) => provider);
    assert.deepEqual(providers, ['LocalSessionManager', 'Kernel-Power']);
  });

  it('finds an event by each of its numbers', () => {
    const event = findEntry({ family: 'event', value: 1128, provider: 'RemoteConnectionManager' });
    assert.ok(event);
    for (const value of [50280, 3221226600])
      assert.equal(findEntry({ family: 'event', value, provider: 'RemoteConnectionManager' }), event, `${value}`);
  });

  it('never takes a number of one family for that of another', () => {
    assert.equal(isKnown('extended', 516), false);
    assert.equal(isKnown('disconnect', 516), true);
    assert.equal(isKnown('errinfo', 516), false);
    assert.ok(entriesWithValue('rdpcore', 5).every(({ family }) => family === 'rdpcore'));
  });

  it('finds every symbol and every alias, whatever its case', () => {
    for (const entry of allEntries()) {
      for (const name of [entry.symbol, ...(entry.aliases ?? [])]) {
        if (name === undefined) continue;
        const found = findSymbol(name);
        assert.ok(found, name);
        assert.ok(
          [found.symbol, ...(found.aliases ?? [])].some((one) => one?.toLowerCase() === name.toLowerCase()),
          name,
        );
        assert.equal(findSymbol(name.toLowerCase()), found);
      }
    }
  });

  it('finds no symbol that JavaScript objects have by themselves', () => {
    for (const name of ['constructor', '__proto__', 'toString', '', 'undefined'])
      assert.equal(findSymbol(name), undefined);
  });

  it('describes every family', () => {
    for (const family of FAMILIES) {
      assert.ok(FAMILY_DESCRIPTIONS[family].title.length > 3);
      assert.ok(FAMILY_DESCRIPTIONS[family].seenIn.length > 10);
    }
  });
});
