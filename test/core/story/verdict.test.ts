/** Who ended a connection: what each sign says by itself, and which sign decides where they disagree. */
import assert from 'node:assert/strict';
import { parseCodeRef, type Code } from '../../../src/core';
import { english } from '../../../src/core/translate';
import type { Joined } from '../../../src/core/story/join';
import type { Leg, Sighting } from '../../../src/core/story/sighting';
import { judge, sightingsOf } from '../../../src/core/story/verdict';
import { verdictOfCode } from '../../../src/core/story/verdict-of-code';
import { leg, MINUTE, SECOND, seen, type Seen } from './made-legs';

const code = (ref: string): Code => parseCodeRef(ref)!;
/** A session that ended ten minutes after it began. */
const END = 10 * MINUTE;
const inSession = (sightings: readonly Seen[], more: Partial<Leg> = {}): Joined => ({
  host: leg('host', sightings.map(seen), { isOpen: true, ended: seen({ at: END }).time!, ...more }),
  beside: [],
});
const beforeSession = (...sightings: Seen[]): Joined => ({ host: leg('host', sightings.map(seen)), beside: [] });
const atClient = (...sightings: Seen[]): Joined => ({ client: leg('client', sightings.map(seen)), beside: [] });
const atGateway = (...sightings: Seen[]): Joined => ({ gateway: leg('gateway', sightings.map(seen)), beside: [] });
const told = (joined: Joined) => judge(joined, english);
const verdict = (joined: Joined) => told(joined).verdict;

const coded = (ref: string, more: Seen = {}): Seen => ({ codes: [code(ref)], at: END, ...more });
const EVENT_40 = (reason: number): Seen =>
  coded(`extended:${reason}`, { provider: 'LocalSessionManager', id: 40, kind: 'end' });
const EVENT_39 = (source: string, target: string): Seen => ({
  provider: 'LocalSessionManager',
  id: 39,
  kind: 'asked',
  at: END,
  fields: { TargetSession: target, Source: source },
});
const CLIENT_1026 = (reason: number): Seen =>
  coded(`disconnect:${reason}`, { provider: 'ClientActiveXCore', id: 1026, kind: 'client-end' });

describe('One sign alone', () => {
  const SIGNS: readonly (readonly [what: string, joined: Joined, verdict: string, why: RegExp])[] = [
    ['the idle limit in event 40', inSession([EVENT_40(3)]), 'idle-limit', /^LocalSessionManager 40 says 3 \(0x3\): /],
    ['the active limit in event 40', inSession([EVENT_40(4)]), 'active-limit', /says 4/],
    ['a reason in a text', inSession([coded('extended:5')]), 'other-connection', /^The text says 5 \(0x5\): /],
    [
      'event 103',
      inSession([coded('rdpcore:3@core-103', { provider: 'RdpCoreTS', id: 103, kind: 'reason' })]),
      'idle-limit',
      /^RdpCoreTS 103 says /,
    ],
    ['the client’s own code', atClient(CLIENT_1026(2308)), 'network', /^ClientActiveXCore 1026 says 0x904/],
    ['event 39 of the session itself', inSession([EVENT_39('3', '3')]), 'user', /the user chose to disconnect/],
    ['event 39 of another session', inSession([EVENT_39('1', '3')]), 'admin', /another session/],
    [
      'event 4647',
      inSession([{ provider: 'Security-Auditing', id: 4647, kind: 'asked' }]),
      'user',
      /asked to sign out/,
    ],
    [
      'event 140 before a session',
      beforeSession({ provider: 'RdpCoreTS', id: 140, kind: 'refuse' }),
      'authentication',
      /password was not correct/,
    ],
    [
      'event 4825',
      beforeSession({ provider: 'Security-Auditing', id: 4825, kind: 'refuse' }),
      'account',
      /may not sign in/,
    ],
    ['gateway event 201', atGateway({ provider: 'Gateway', id: 201, kind: 'refuse' }), 'gateway-policy', /CAP/],
    ['gateway event 301', atGateway({ provider: 'Gateway', id: 301, kind: 'refuse' }), 'gateway-policy', /RAP/],
    ['gateway event 304', atGateway({ provider: 'Gateway', id: 304, kind: 'refuse' }), 'network', /did not reach/],
    ['gateway event 202', atGateway({ provider: 'Gateway', id: 202, kind: 'end' }), 'admin', /administrator/],
    ['gateway event 307', atGateway({ provider: 'Gateway', id: 307, kind: 'end' }), 'active-limit', /time limit/],
    [
      'a licence that was not found before a session',
      beforeSession({ provider: 'RemoteConnectionManager', id: 1130, kind: 'licence' }),
      'licence',
      /licence for the client/,
    ],
    [
      'a host that went down at the end',
      inSession([{ provider: 'User32', id: 1074, kind: 'host-down', at: END }]),
      'server-restart',
      /shut down or restarted/,
    ],
    [
      'a host that went down without a word',
      inSession([{ provider: 'EventLog', id: 6008, kind: 'host-crash', at: END }]),
      'server-restart',
      /without warning/,
    ],
    [
      'data that the host could not read',
      inSession([{ provider: 'TermDD', id: 56, kind: 'trouble', at: END }]),
      'protocol',
      /TermDD 56/,
    ],
    [
      'a status of a failed sign-in',
      beforeSession(coded('ntstatus:0xC0000234', { provider: 'Security-Auditing', id: 4625, kind: 'refuse' })),
      'account',
      /^Security-Auditing 4625 says 0xC0000234/,
    ],
  ];
  for (const [what, joined, expected, why] of SIGNS) {
    it(`of ${what} gives ${expected}`, () => {
      const judgement = told(joined);
      assert.equal(judgement.verdict, expected);
      assert.match(judgement.why, why);
      assert.ok(judgement.evidence.length > 0);
    });
  }

  it('of a reason that was a time limit of the sign-in is none where the host saw nobody', () => {
    assert.equal(verdict(atClient(coded('extended:4'))), 'active-limit');
    assert.equal(verdict(beforeSession(coded('extended:3'))), 'idle-limit');
    assert.equal(verdict(beforeSession(coded('errinfo:4'))), 'unknown');
  });

  it('names a code without an entry by its number alone', () => {
    const judgement = told(inSession([coded('errinfo:0x7777', { name: 'note' })]));
    assert.equal(judgement.why, 'note says 0x7777 (30583).');
    assert.equal(judgement.verdict, 'protocol');
  });
});

describe('A status of the transport', () => {
  const NO_NAME = 'hresult:0x80070079';
  const failed = (more: Seen): Seen => coded(NO_NAME, { provider: 'RdpCoreTS', id: 226, kind: 'detail', ...more });
  const expected = verdictOfCode(code(NO_NAME))!;

  it('counts at the end of a session, and as the word of its end', () => {
    assert.notEqual(expected, undefined);
    assert.equal(verdict(inSession([failed({})])), expected);
    assert.equal(verdict(inSession([failed({ at: 0 })])), 'unknown');
    assert.equal(verdict(inSession([failed({ at: 0, kind: 'end' })])), expected);
    assert.equal(verdict(inSession([coded(NO_NAME, { at: 0 })])), expected, 'in a text');
  });

  it('weighs less than the client’s own code, and more than its word that the user left', () => {
    assert.equal(verdict(inSession([failed({}), CLIENT_1026(1)])), expected);
    assert.equal(verdict(inSession([coded(NO_NAME), CLIENT_1026(0x1b07)])), 'certificate');
  });
});

describe('A code of the gateway', () => {
  const refused = coded('rdpcore:23002@gateway', { provider: 'Gateway', id: 300, kind: 'refuse' });

  it('counts where the gateway refuses or ends', () => {
    assert.equal(verdict(atGateway(refused)), 'gateway-policy');
    assert.equal(verdict(atGateway({ ...refused, kind: 'end' })), 'gateway-policy');
    assert.equal(verdict(atGateway({ ...refused, kind: 'arrive' })), 'unknown');
  });
});

describe('What is no sign', () => {
  const SILENT: readonly (readonly [what: string, joined: Joined])[] = [
    ['a connection of which nothing was seen', { beside: [] }],
    ['a code that leaves it open', inSession([EVENT_40(0)])],
    ['reason 4 where nobody was in a session', beforeSession(EVENT_40(4))],
    ['event 140 beside a session', inSession([{ provider: 'RdpCoreTS', id: 140, kind: 'refuse' }])],
    [
      'a failed sign-in beside a session',
      inSession([coded('ntstatus:0xC0000234', { provider: 'Security-Auditing', id: 4625, kind: 'refuse' })]),
    ],
    [
      'a licence warning beside a session',
      inSession([{ provider: 'RemoteConnectionManager', id: 1130, kind: 'licence' }]),
    ],
    ['event 4625 without a code', beforeSession({ provider: 'Security-Auditing', id: 4625, kind: 'refuse' })],
    ['a gateway’s refusal of another kind', atGateway({ provider: 'Gateway', id: 305, kind: 'refuse' })],
    ['a gateway’s end without a reason', atGateway({ provider: 'Gateway', id: 303, kind: 'end' })],
    ...([201, 301, 304] as const).map(
      (id) => [`id ${id} of another provider`, atGateway({ provider: 'TermService', id, kind: 'refuse' })] as const,
    ),
    ...([202, 307] as const).map(
      (id) =>
        [`the end with id ${id} of another provider`, atGateway({ provider: 'TermService', id, kind: 'end' })] as const,
    ),
    [
      'an id of the audit’s from another provider',
      beforeSession({ provider: 'TermService', id: 4825, kind: 'refuse' }),
    ],
    [
      'a crash after an end that the host gave a reason for',
      inSession([
        { provider: 'RdpCoreTS', id: 103, kind: 'reason', at: END },
        { provider: 'EventLog', id: 6008, kind: 'host-crash', at: END },
      ]),
    ],
    [
      'a crash after an end that the host noted',
      inSession([
        { provider: 'LocalSessionManager', id: 40, kind: 'end', at: END },
        { provider: 'EventLog', id: 6008, kind: 'host-crash', at: END },
      ]),
    ],
    [
      'a gateway’s code in passing',
      atGateway(coded('rdpcore:23002@gateway', { provider: 'Gateway', id: 302, kind: 'detail' })),
    ],
    ['a restart long before the end', inSession([{ provider: 'User32', id: 1074, kind: 'host-down', at: 0 }])],
    ['a restart after the end', inSession([{ provider: 'User32', id: 1074, kind: 'host-down', at: END + 3 * MINUTE }])],
    [
      'a crash of which no host’s part is there',
      { beside: [seen({ provider: 'EventLog', id: 6008, kind: 'host-crash' })] },
    ],
    [
      'a crash after an end in good order',
      inSession([
        { provider: 'LocalSessionManager', id: 24, kind: 'leave', at: END },
        { provider: 'EventLog', id: 6008, kind: 'host-crash', at: END },
      ]),
    ],
    ['trouble long before the end', inSession([{ provider: 'TermDD', id: 56, kind: 'trouble', at: 0 }])],
    ['trouble of another kind', inSession([{ provider: 'RdpCoreTS', id: 227, kind: 'trouble', at: END }])],
    [
      'a transport’s error long before the end',
      inSession([coded('rdpcore:121@core-142', { provider: 'RdpCoreTS', id: 142, kind: 'trouble', at: 0 })]),
    ],
  ];
  for (const [what, joined] of SILENT) {
    it(`is ${what}`, () => {
      const judgement = told(joined);
      assert.equal(judgement.verdict, 'unknown');
      assert.equal(judgement.code, undefined);
    });
  }

  it('says whether an end was seen, and gives it as evidence', () => {
    const ended = told(inSession([{ at: 0 }, EVENT_40(0)]));
    assert.match(ended.why, /say that the connection ended, and nothing/);
    assert.deepEqual(
      ended.evidence.map(({ kind }) => kind),
      ['end'],
    );
    for (const kind of ['leave', 'sign-out', 'reason', 'client-end'] as const)
      assert.match(told(inSession([{ provider: 'LocalSessionManager', kind }])).why, /These files say that/, kind);
    const open = told(inSession([{ at: 0 }, { at: 5, name: 'last' }, { at: 9, isMain: false }]));
    assert.match(open.why, /^Nothing in these files says/);
    assert.deepEqual(
      open.evidence.map(({ name }) => name),
      ['last'],
    );
  });
});

describe('Trouble of the transport', () => {
  const lost = (at: number | null) =>
    coded('rdpcore:121@core-142', { provider: 'RdpCoreTS', id: 142, kind: 'trouble', at });

  it('counts from two minutes before the end to one minute after it', () => {
    for (const at of [END - 2 * MINUTE, END, END + MINUTE]) assert.equal(verdict(inSession([lost(at)])), 'network');
    for (const at of [END - 2 * MINUTE - 1, END + MINUTE + 1])
      assert.equal(verdict(inSession([lost(at)])), 'unknown', `${at}`);
  });

  it('counts wherever it stands where nobody was in a session, and where it has no time', () => {
    assert.equal(verdict({ host: leg('host', [seen(lost(0)), seen({ at: 60 * MINUTE })]), beside: [] }), 'network');
    assert.equal(verdict(inSession([lost(null)])), 'network');
  });

  it('is held against the end at the client where no host’s part is there', () => {
    const client = (at: number) => ({
      client: leg('client', [seen({ at: 0 }), seen({ at: END })]),
      beside: [seen(lost(at))],
    });
    assert.equal(verdict(client(END - MINUTE)), 'network');
    assert.equal(verdict(client(0)), 'unknown');
  });
});

describe('A restart', () => {
  const down = (at: number): Seen => ({ provider: 'User32', id: 1074, kind: 'host-down', at });

  it('counts from five minutes before the end to two minutes after it', () => {
    for (const at of [END - 5 * MINUTE, END + 2 * MINUTE])
      assert.equal(verdict(inSession([down(at)])), 'server-restart', `${at}`);
    for (const at of [END - 5 * MINUTE - SECOND, END + 2 * MINUTE + SECOND])
      assert.equal(verdict(inSession([down(at)])), 'unknown', `${at}`);
  });

  it('counts for nothing where no host’s part is there', () => {
    assert.equal(verdict({ ...atClient({ at: END }), beside: [seen(down(END))] }), 'unknown');
  });
});

describe('Signs that disagree', () => {
  const RANKS: readonly (readonly [winner: string, Seen, loser: string, Seen, verdict: string])[] = [
    ['event 39 of another session', EVENT_39('1', '3'), 'its own reason', EVENT_40(11), 'admin'],
    ['event 39 of the session', EVENT_39('3', '3'), 'event 40', EVENT_40(5), 'user'],
    ['event 40', EVENT_40(3), 'a text', coded('extended:5'), 'idle-limit'],
    [
      'event 40',
      EVENT_40(3),
      'event 103',
      coded('rdpcore:5@core-103', { provider: 'RdpCoreTS', id: 103, kind: 'reason' }),
      'idle-limit',
    ],
    [
      'event 103',
      coded('rdpcore:5@core-103', { provider: 'RdpCoreTS', id: 103, kind: 'reason' }),
      'a text',
      coded('extended:3'),
      'other-connection',
    ],
    ['the host', EVENT_40(3), 'the client', CLIENT_1026(2308), 'idle-limit'],
    [
      'a restart',
      { provider: 'User32', id: 1074, kind: 'host-down', at: END },
      'the client',
      CLIENT_1026(2308),
      'server-restart',
    ],
    [
      'a crash',
      { provider: 'EventLog', id: 6008, kind: 'host-crash', at: END },
      'the client',
      CLIENT_1026(2308),
      'server-restart',
    ],
    ['the client’s failure', CLIENT_1026(2308), 'a text’s status', coded('ntstatus:0xC0000234'), 'network'],
    [
      'a text’s status',
      coded('ntstatus:0xC0000234'),
      'the client’s word that the user left',
      CLIENT_1026(1),
      'account',
    ],
    [
      'the transport’s error',
      coded('rdpcore:121@core-142', { provider: 'RdpCoreTS', id: 142, kind: 'trouble' }),
      'the client’s word that the user left',
      CLIENT_1026(2),
      'network',
    ],
    [
      'the sign-out',
      { provider: 'Security-Auditing', id: 4647, kind: 'asked', at: END },
      'data that could not be read',
      { provider: 'TermDD', id: 56, kind: 'trouble', at: END },
      'user',
    ],
  ];
  for (const [winner, one, loser, other, expected] of RANKS) {
    it(`are decided by ${winner} against ${loser}, whichever came first`, () => {
      assert.equal(verdict(inSession([one, other])), expected);
      assert.equal(verdict(inSession([other, one])), expected);
    });
  }

  it('before a session are decided by what was refused, not by the password that may have been wrong', () => {
    const refused: Seen = { provider: 'Security-Auditing', id: 4825, kind: 'refuse' };
    const wrong: Seen = { provider: 'RdpCoreTS', id: 140, kind: 'refuse' };
    assert.equal(verdict(beforeSession(wrong, refused)), 'account');
    const licence: Seen = { provider: 'RemoteConnectionManager', id: 1130, kind: 'licence' };
    assert.equal(verdict(beforeSession(licence, wrong)), 'authentication');
    const status = coded('ntstatus:0xC0000234', { provider: 'Security-Auditing', id: 4625, kind: 'refuse' });
    assert.equal(verdict(beforeSession(wrong, status)), 'account');
    assert.equal(verdict(beforeSession(status, CLIENT_1026(2308))), 'network');
  });

  it('of equal weight are decided by the first in time', () => {
    const first = { ...EVENT_40(3), at: 0 };
    const second = { ...EVENT_40(5), at: 1 };
    assert.equal(verdict(inSession([second, first])), 'idle-limit');
  });
});

describe('The code of a verdict', () => {
  it('is the host’s own reason before the client’s, where both agree', () => {
    const judgement = told(inSession([CLIENT_1026(0x3000032), EVENT_40(3)]));
    assert.equal(judgement.verdict, 'idle-limit');
    assert.deepEqual(judgement.code, code('extended:3'));
  });

  it('is that of the extended reason before event 103 and a transport’s', () => {
    const judgement = told(
      inSession([
        coded('rdpcore:3@core-103', { provider: 'RdpCoreTS', id: 103, kind: 'reason' }),
        coded('errinfo:3'),
        coded('extended:3'),
      ]),
    );
    assert.deepEqual(judgement.code, code('extended:3'));
  });

  it('is that of the client before those of single layers, and of these the one that says most', () => {
    const lost = coded('rdpcore:121@core-142', { provider: 'RdpCoreTS', id: 142, kind: 'trouble' });
    const codeOf = (...seenThere: Seen[]) => told(inSession(seenThere)).code;
    for (const order of [
      [lost, CLIENT_1026(2308)],
      [CLIENT_1026(2308), lost],
    ])
      assert.deepEqual(codeOf(...order), code('disconnect:2308'));
    const layers = ['hresult:0x8009030C', `errconnect:${0x20014}`, 'ntstatus:0xC000006D', 'disconnect:2055'];
    for (const ref of layers) assert.equal(verdictOfCode(code(ref)), 'authentication', ref);
    for (let count = 1; count <= layers.length; count++) {
      const some = layers.slice(0, count).map((ref) => coded(ref));
      assert.deepEqual(codeOf(...some), code(layers[count - 1]!));
      assert.deepEqual(codeOf(...some.reverse()), code(layers[count - 1]!));
    }
    assert.deepEqual(codeOf(coded('errinfo:12'), CLIENT_1026(1)), code('errinfo:12'));
  });

  it('is none where only events without a code agree', () => {
    const judgement = told(inSession([EVENT_39('1', '3')]));
    assert.ok(!('code' in judgement));
  });

  it('is never one that speaks for another verdict', () => {
    const judgement = told(inSession([EVENT_39('1', '3'), EVENT_40(11)]));
    assert.equal(judgement.verdict, 'admin');
    assert.equal(judgement.code, undefined);
  });

  it('is that of the event itself where the event says it by itself', () => {
    const joined = atGateway(
      coded('rdpcore:23002@gateway', {
        provider: 'Gateway',
        id: 301,
        kind: 'refuse',
        codes: [code('rdpcore:0@gateway'), code('rdpcore:23002@gateway')],
      }),
    );
    assert.deepEqual(told(joined).code, code('rdpcore:23002@gateway'));
  });
});

describe('The evidence of a verdict', () => {
  it('begins with what decides, then the code’s, then what agrees, then how it ended; nothing twice', () => {
    const joined = inSession([
      { provider: 'LocalSessionManager', id: 24, kind: 'leave', at: END, name: 'leave' },
      { ...EVENT_39('1', '3'), name: 'asked' },
      coded('extended:1', { provider: 'LocalSessionManager', id: 40, kind: 'end', name: 'forty' }),
      coded('extended:2', { name: 'note', at: null }),
      { provider: 'RemoteConnectionManager', id: 1149, kind: 'leave', name: 'other' },
      { ...CLIENT_1026(2308), name: 'disagrees' },
    ]);
    assert.deepEqual(
      told(joined).evidence.map(({ name }) => name),
      ['asked', 'forty', 'note', 'leave'],
    );
  });
});

describe('What a person says of a certificate', () => {
  const dismissed: Seen = coded('disconnect:263', { name: 'dismissed' });
  const says = (words: string): Sighting => seen({ words, name: 'note', at: null });
  const client = (...beside: Sighting[]): Joined => ({ client: leg('client', [seen(dismissed)]), beside });

  it('settles which question the client says was dismissed', () => {
    const judgement = told(client(says('a certificate warning came up')));
    assert.equal(judgement.verdict, 'certificate');
    assert.deepEqual(judgement.code, code('disconnect:263'));
    assert.deepEqual(
      judgement.evidence.map(({ name }) => name),
      ['dismissed', 'note'],
    );
    assert.match(judgement.why, /question was dismissed/);
  });

  it('settles nothing where no question was dismissed, or where it is not of a certificate', () => {
    assert.equal(verdict(client(says('a window came up'))), 'unknown');
    assert.equal(verdict(client()), 'unknown');
    assert.equal(verdict({ client: leg('client', [seen({})]), beside: [says('a certificate warning')] }), 'unknown');
    const user = leg('client', [seen(CLIENT_1026(1))]);
    assert.equal(verdict({ client: user, beside: [says('a certificate warning')] }), 'user');
    const other = leg('client', [seen(coded('errinfo:0x107', { name: 'other' }))]);
    assert.notEqual(verdict({ client: other, beside: [says('a certificate warning')] }), 'certificate');
  });
});

describe('What was seen of a connection', () => {
  it('stands in order of time, texts without a time last', () => {
    const joined: Joined = {
      client: leg('client', [seen({ at: 5, name: 'client' })]),
      gateway: leg('gateway', [seen({ at: 3, name: 'gateway' })]),
      host: leg('host', [seen({ at: 9, name: 'host' }), seen({ at: null, name: 'text' })]),
      beside: [seen({ at: 4, name: 'beside' })],
    };
    assert.deepEqual(
      sightingsOf(joined).map(({ name }) => name),
      ['gateway', 'beside', 'client', 'host', 'text'],
    );
  });
});
