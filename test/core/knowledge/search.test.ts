import assert from 'node:assert/strict';
import { allEntries, codeRef, entriesOf, search } from '../../../src/core';

const refs = (query: string, limit?: number) => search(query, limit).map(({ entry }) => codeRef(entry));

describe('Search', () => {
  /** Query, the best hit, and how it matched. */
  const BEST: readonly [query: string, ref: string, matched: 'number' | 'symbol' | 'words'][] = [
    ['516', 'disconnect:516', 'number'],
    ['0x204', 'disconnect:516', 'number'],
    ['204', 'disconnect:516', 'number'],
    ['-2147467259', `hresult:${0x80004005}`, 'number'],
    ['2147942464', `hresult:${0x80070040}`, 'number'],
    ['0x0001000C', 'errinfo:12', 'number'],
    ['ERRINFO_LOGOFF_BY_USER', 'errinfo:12', 'symbol'],
    ['exDiscReasonServerIdleTimeout', 'extended:3', 'symbol'],
    ['0x204/0x0', 'disconnect:516', 'number'],
    ["couldn't find the computer", 'disconnect:260', 'words'],
    // Other notations
    ['  0x204  ', 'disconnect:516', 'number'],
    ['0X204', 'disconnect:516', 'number'],
    ['0x0002000B', `errconnect:${0x2000b}`, 'number'],
    ['0002000B', `errconnect:${0x2000b}`, 'number'],
    ['C0000234', `ntstatus:${0xc0000234}`, 'number'],
    ['0xC000006D', `ntstatus:${0xc000006d}`, 'number'],
    ['3489660929', `hresult:${0xd0000001}`, 'number'],
    ['50331655', 'disconnect:50331655', 'number'],
    ['0x3000007', 'disconnect:50331655', 'number'],
    ['23005', 'rdpcore:23005@gateway', 'number'],
    ['errinfo:5', 'errinfo:5', 'number'],
    ['rdpcore:5@gateway', 'rdpcore:5@gateway', 'number'],
    ['disconnect:0x204', 'disconnect:516', 'number'],
    // Events
    ['event:1149@RemoteConnectionManager', 'event:1149@RemoteConnectionManager', 'number'],
    ['event 1149', 'event:1149@RemoteConnectionManager', 'number'],
    ['Event ID: 1149', 'event:1149@RemoteConnectionManager', 'number'],
    ['1149', 'event:1149@RemoteConnectionManager', 'number'],
    ['RCM 1149', 'event:1149@RemoteConnectionManager', 'number'],
    ['1149 rcm', 'event:1149@RemoteConnectionManager', 'number'],
    ['LocalSessionManager 40', 'event:40@LocalSessionManager', 'number'],
    ['LSM event 40', 'event:40@LocalSessionManager', 'number'],
    ['Microsoft-Windows-TerminalServices-LocalSessionManager/21', 'event:21@LocalSessionManager', 'number'],
    ['TermDD 56', 'event:56@TermDD', 'number'],
    ['Kernel-Power 41', 'event:41@Kernel-Power', 'number'],
    ['4625', 'event:4625@Security-Auditing', 'number'],
    ['50280', 'event:1128@RemoteConnectionManager', 'number'],
    ['EVENT_TS_SSL_WRONG_SUBJECT_NAME', 'event:1062@RemoteConnectionManager', 'symbol'],
    // Pairs
    ['0x3, 0x5', 'disconnect:3', 'number'],
    ['3 5', 'disconnect:3', 'number'],
    ['0x3;0x104', 'disconnect:3', 'number'],
    ['0x204 / 0x0', 'disconnect:516', 'number'],
    // Symbols, in part and in any case
    ['errinfo_logoff_by_user', 'errinfo:12', 'symbol'],
    ['LOGOFF_BY', 'errinfo:12', 'symbol'],
    ['SSL_ERR_ACCOUNT_LOCKED_OUT', 'disconnect:3335', 'symbol'],
    ['STATUS_LOGON_FAILURE', `ntstatus:${0xc000006d}`, 'symbol'],
    ['E_PROXY_RAP_ACCESSDENIED', `hresult:${0x800759da}`, 'symbol'],
    ['ConnectionFailedClientDisconnect', 'avd:ConnectionFailedClientDisconnect', 'symbol'],
    ['IdleTimeout', 'extended:3', 'symbol'],
    // Words, with typing errors
    ['account is locked', 'disconnect:3335', 'words'],
    ['acount locked', 'disconnect:3335', 'words'],
    ['passwrd expired', 'disconnect:3847', 'words'],
    ['certifcate expired', 'disconnect:6919', 'words'],
    ['lisence server', 'extended:257', 'words'],
    ['license server', 'extended:257', 'words'],
    ['account is disabled', 'disconnect:2823', 'words'],
    ['could not find computer', 'disconnect:260', 'words'],
  ];
  for (const [query, ref, matched] of BEST) {
    it(`${JSON.stringify(query)} leads to ${ref}`, () => {
      const [best] = search(query);
      assert.ok(best, 'no hit');
      assert.equal(codeRef(best.entry), ref);
      assert.equal(best.matched, matched);
    });
  }

  /** Queries with several good answers: one of them must be among the first three. */
  const AMONG: readonly [query: string, ...refs: string[]][] = [
    ['wrong security layer', 'disconnect:1030', 'disconnect:2310', `ntstatus:${0xc00a0038}`, 'negotiation:2'],
    ['idle timout', 'extended:3', 'errinfo:3'],
    ['clock skew', `hresult:${0x80090324}`],
    ['time skew', `hresult:${0x80090324}`],
    ['another connection', 'extended:5', 'errinfo:5'],
    ['gateway certificate expired', 'disconnect:50331655', 'disconnect:50331651'],
    ['user signed out', 'errinfo:12', 'extended:12'],
    ['internal error', 'disconnect:1032', 'extended:256', 'disconnect:4'],
    ['network sign-in passed', 'event:1149@RemoteConnectionManager'],
    ['session was reconnected', 'event:25@LocalSessionManager'],
  ];
  for (const [query, ...expected] of AMONG) {
    it(`${JSON.stringify(query)} has ${expected.join(' or ')} among the first three`, () => {
      const found = refs(query, 3);
      assert.ok(
        expected.some((ref) => found.includes(ref)),
        found.join(', '),
      );
    });
  }

  it('a pair brings the extended code along', () => {
    const [best] = search('0x3/0x5');
    assert.equal(best!.extended?.value, 5);
    assert.equal(best!.extended.family, 'extended');
    assert.equal(search('0x204/0x0')[0]!.extended?.value, 0);
  });

  it('a pair brings the extended code along for a disconnect reason only', () => {
    for (const { entry, extended } of search('3/5'))
      assert.equal(extended !== undefined, entry.family === 'disconnect');
  });

  it('a number shows every family that has it, each saying its family', () => {
    const families = search('5').map(({ entry }) => entry.family);
    for (const family of ['extended', 'errinfo', 'negotiation', 'rdpcore', 'freerdp-exit'])
      assert.ok(families.includes(family as never), family);
  });

  it('a number shows the codes that have it before the events, in the order of their tables', () => {
    for (const number of ['5', '21', '40', '41', '1026', '1004']) {
      const hits = search(number, 100).filter(({ entry }) => entry.value === Number(number));
      const families = hits.map(({ entry }) => entry.family);
      const firstEvent = families.indexOf('event');
      assert.ok(firstEvent >= 0 && families.slice(firstEvent).every((family) => family === 'event'), number);
      const inTables = entriesOf('event').filter(({ value }) => value === Number(number));
      assert.deepEqual(
        hits.slice(firstEvent).map(({ entry }) => entry),
        inTables,
      );
    }
  });

  it('an event without its provider shows every provider that has it', () => {
    for (const query of ['event 41', 'event:41'])
      assert.deepEqual(refs(query), ['event:41@LocalSessionManager', 'event:41@Kernel-Power']);
  });

  it('takes no event for a provider that has none of this number, and no hex number for an event', () => {
    assert.ok(!refs('TermDD 1149', 100).includes('event:1149@RemoteConnectionManager'));
    assert.ok(!refs('0x47D', 100).some((ref) => ref.startsWith('event:')));
  });

  it('a number that stands for a Win32 error leads to its HRESULT too', () => {
    assert.ok(refs('1326').includes(`hresult:${0x8007052e}`));
  });

  // A fuzzy search costs milliseconds, so of the long lists every seventh is asked for.
  const everySeventh = allEntries().filter((_, index) => index % 7 === 0);

  it('finds a symbol of the tables as the first hit', () => {
    for (const { symbol } of everySeventh) {
      if (symbol === undefined || !/^\w+$/.test(symbol)) continue;
      assert.equal(search(symbol, 1)[0]?.entry.symbol?.toLowerCase(), symbol.toLowerCase(), symbol);
    }
  }).timeout(10_000);

  it('finds every number of the tables, in hex and in decimal', () => {
    for (const entry of allEntries()) {
      if (entry.value === null) continue;
      // Event ids are never written in hex.
      const hexadecimal = entry.family === 'event' ? [] : [`0x${entry.value.toString(16)}`];
      for (const query of [String(entry.value), ...hexadecimal]) {
        assert.ok(
          search(query, 100).some((hit) => hit.entry === entry),
          `${query} misses ${codeRef(entry)}`,
        );
      }
    }
  });

  it('finds a title of the tables within the first eight hits', () => {
    // Exit statuses repeat the titles of other families and stand behind them on purpose.
    const lost = everySeventh.filter(
      (entry) =>
        entry.known !== false &&
        entry.family !== 'freerdp-exit' &&
        !search(entry.title, 8).some((hit) => hit.entry.title === entry.title),
    );
    assert.deepEqual(lost.map(codeRef), []);
  }).timeout(10_000);

  it('ranks from best to worst and keeps the limit', () => {
    for (const query of ['5', 'account', 'ERRINFO', 'gateway']) {
      const hits = search(query, 7);
      assert.ok(hits.length > 0 && hits.length <= 7);
      for (let index = 1; index < hits.length; index++) assert.ok(hits[index - 1]!.score >= hits[index]!.score);
    }
    assert.equal(search('account', 0).length, 0);
  });

  it('labels each hit with its number', () => {
    assert.equal(search('516')[0]!.label, '0x204 (516)');
  });

  it('never shows an entry twice', () => {
    for (const query of ['5', '3 5', 'ERRINFO_LOGOFF', 'licence', '0x80070005']) {
      const hits = search(query, 100).map(({ entry }) => entry);
      assert.equal(new Set(hits).size, hits.length, query);
    }
  });

  for (const query of ['', '   ', '\n', '\u0000', '???', '()[]{}*+?|^$\\', '99999999999', '-99999999999']) {
    it(`answers nothing to ${JSON.stringify(query)}`, () => assert.deepEqual(search(query), []));
  }

  it('takes the names of what every object has for words like others', () => {
    for (const word of ['constructor', '{{constructor.constructor("alert(1)")()}}', 'valueOf', '__proto__', 'toString'])
      assert.ok(Array.isArray(search(word)), word);
  });

  it('does not lose its breath over a long query', () => {
    assert.ok(Array.isArray(search('a '.repeat(100_000))));
    assert.ok(Array.isArray(search('0'.repeat(100_000))));
    assert.ok(Array.isArray(search(`${' '.repeat(100_000)}x`)));
  });
});
