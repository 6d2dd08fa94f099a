import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { isSessionEvent } from '../../../src/core/events/rdp-providers';
import { readEvents } from '../../../src/core/events/read-events';
import { Masker, maskStory } from '../../../src/core/story/mask';
import type { Connection, Moment, Story } from '../../../src/core/story/story';
import { tellStory } from '../../../src/core/story/tell';
import { ticketReport } from '../../../src/core/story/ticket';
import { readStorySets } from '../../story-score';

const SETS = readStorySets(path.resolve(__dirname, '../../samples/stories'));

const momentWith = (rest: Partial<Moment>): Moment => ({
  file: 'lsm.xml',
  line: 4,
  endLine: 4,
  time: 1_772_702_943_204,
  lane: 'host',
  event: 'Microsoft-Windows-TerminalServices-LocalSessionManager/21',
  what: 'User signed in to a session',
  severity: 'info',
  isMain: true,
  ...rest,
});

function storyOf(moments: readonly Moment[], rest: Partial<Connection> = {}): Story {
  const connection: Connection = {
    verdict: 'unknown',
    severity: 'warning',
    why: 'Nothing tells.',
    evidence: moments.slice(0, 1),
    missing: [],
    moments,
    ...rest,
  };
  return {
    connections: [connection],
    clocks: [],
    withoutZone: [],
    repeats: [],
    contactCount: 0,
    eventCount: moments.length,
    silentFiles: [],
  };
}

const masked = (what: string, rest: Partial<Connection> = {}) =>
  maskStory(storyOf([momentWith({ event: 'text', what })], rest)).connections[0]!.moments[0]!.what;

/** True where the name stands in the text as a whole word, in whatever case. */
function names(text: string, name: string): boolean {
  const lower = text.toLowerCase();
  const wanted = name.toLowerCase();
  const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character);
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (!isWord(lower.charAt(at - 1)) && !isWord(lower.charAt(at + wanted.length))) return true;
  }
  return false;
}

describe('Masking a story', () => {
  it('gives a name the same number in whatever case, with and without its domain', () => {
    const story = storyOf(
      [
        momentWith({ machine: 'RDSH01.contoso.com', event: 'text', what: 'rdsh01 and Rdsh01.Contoso.com and PC-9' }),
        momentWith({ event: 'text', what: 'contoso\\ANA, ana@contoso.com, Ana' }),
      ],
      { user: 'CONTOSO\\ana', server: 'rdsh01.contoso.com', client: '192.0.2.7', clientName: 'PC-9' },
    );
    const { user, server, client, clientName, moments } = maskStory(story).connections[0]!;
    assert.deepEqual([user, client, clientName, server], ['domain-1\\user-1', 'address-1', 'host-1', 'host-2']);
    assert.equal(moments[0]!.machine, 'host-2');
    assert.equal(moments[0]!.what, 'host-2 and host-2 and host-1');
    assert.equal(moments[1]!.what, 'domain-1\\user-1, user-1@domain-1, user-1');
  });

  it('masks addresses, GUIDs, SIDs and mail addresses wherever they stand', () => {
    const text =
      'from [2001:db8::1]:50123 and 203.0.113.45:61000, {6F9619FF-8B86-D011-B42D-00C04FC964FF}, ' +
      'S-1-5-21-1004336348-1177238915-682003330-512, ana@fabrikam.com.';
    assert.equal(masked(text), 'from [address-1]:50123 and address-2:61000, {guid-1}, sid-1, user-1@domain-1.');
  });

  it('leaves what names nobody', () => {
    const text =
      'localhost 127.0.0.1 ::1 0.0.0.0 S-1-5-18 NT AUTHORITY\\SYSTEM 10.0.19041.1 at 10:22:11, HKLM\\SOFTWARE\\Policies';
    assert.equal(masked(text, { user: 'NT AUTHORITY\\SYSTEM', server: 'localhost' }), text);
  });

  it('masks names as whole words only', () => {
    assert.equal(
      masked('ana, banana, ana.ruiz, PC-7 and PC-71', { user: 'ana', server: 'PC-7' }),
      'user-1, banana, user-1.ruiz, host-1 and PC-71',
    );
  });

  it('takes what stands before a local account for the host it is', () => {
    const story = storyOf([momentWith({ machine: 'PC-7' })], { user: 'PC-7\\bo', server: 'PC-7.contoso.com' });
    const { user, server } = maskStory(story).connections[0]!;
    assert.deepEqual([user, server], ['host-1\\user-1', 'host-1']);
  });

  it('masks a name that is also a word of our sentences where it stands for a name, and leaves the sentence', () => {
    const what = 'User signed in to a session (user, session 3, from 192.0.2.7)';
    const story = storyOf([momentWith({ what })], { user: 'user', why: 'The user signed out.' });
    const { user, why, moments } = maskStory(story).connections[0]!;
    assert.equal(user, 'user-1');
    assert.equal(why, 'The user signed out.');
    assert.equal(moments[0]!.what, 'User signed in to a session (user-1, session 3, from address-1)');
  });

  it('masks the users and hosts that only an event names', () => {
    const what = 'User signed in to a session (CONTOSO\\eve, session 3, from LAPTOP, to farm.example.net)';
    const story = storyOf([momentWith({ what, file: 'eve/farm.xml' }), momentWith({ file: 'bo/farm.xml' })]);
    const [first, second] = maskStory(story).connections[0]!.moments;
    assert.equal(first!.what, 'User signed in to a session (domain-1\\user-1, session 3, from host-2, to host-1)');
    assert.deepEqual([first!.file, second!.file], ['user-1/host-1.xml', 'bo/host-1.xml']);
  });

  it('keeps of a path no more than tells it from the others', () => {
    const files = ['C:\\Users\\ana\\logs\\lsm.xml', '/home/bo/a/client.xml', '/home/bo/b/client.xml'];
    const story = storyOf(files.map((file) => momentWith({ file })));
    assert.deepEqual(
      maskStory(story).connections[0]!.moments.map(({ file }) => file),
      ['lsm.xml', 'a/client.xml', 'b/client.xml'],
    );
  });

  it('keeps a moment that is evidence one and the same', () => {
    const { evidence, moments } = maskStory(storyOf([momentWith({}), momentWith({ line: 9 })])).connections[0]!;
    assert.equal(evidence[0], moments[0]);
  });

  it('reads the words around names in the language in which the story was told', () => {
    const german = (message: string, ...args: (string | number)[]) =>
      ({ 'session {0}': 'Sitzung {0}', 'from {0}': 'von {0} aus', 'to {0}': 'zu {0}' })[message]?.replace(
        '{0}',
        String(args[0]),
      ) ?? message;
    const what = 'User signed in to a session (eve, Sitzung 3, von 192.0.2.7 aus, zu farm)';
    assert.equal(
      maskStory(storyOf([momentWith({ what })]), german).connections[0]!.moments[0]!.what,
      'User signed in to a session (user-1, Sitzung 3, von address-1 aus, zu host-1)',
    );
  });

  for (const { name, files } of SETS) {
    it(`of ${name} leaves no name, address or GUID of its events`, () => {
      const story = tellStory(files);
      const report = ticketReport(story) + JSON.stringify(maskStory(story));
      const found = new Set<string>();
      for (const { text } of files) {
        for (const event of readEvents(text, isSessionEvent)) {
          const fields = event.fields
            .filter(({ name: field }) =>
              /user|address|^ip|client|computer|resource|workstation|domain|param[13]/i.test(field),
            )
            .map(({ value }) => value);
          for (const value of [event.computer, event.activityId, event.userId, ...fields]) {
            if (value === undefined || value.length < 3) continue;
            found.add(value);
            for (const part of value.split(/[\\@]|:\d+$/)) found.add(part);
          }
        }
      }
      const left = [...found].filter((one) => one.length > 1 && !HARMLESS.test(one) && names(report, one));
      assert.deepEqual(left, []);
    });

    it(`of ${name} a second time changes nothing`, () => {
      const once = maskStory(tellStory(files));
      assert.deepEqual(maskStory(once), once);
    });
  }

  /** What is no name: ports, numbers, system accounts. */
  const HARMLESS = /^(?:\d{1,5}|-|0x[0-9a-f]+|S-1-5-\d\d|NT AUTHORITY|SYSTEM|LOCAL|tcp|udp|Windows)$/i;

  const label = fc.stringMatching(/^zq[a-zA-Z0-9]{2,6}(?:[._-][a-z0-9]{1,5}){0,2}$/);
  const account = fc.oneof(label, fc.stringMatching(/^zq[a-zé' ]{1,6}[a-z]$/), fc.stringMatching(/^zq[A-ZÄÖ]{2,5}\$$/));
  const host = fc.tuple(
    fc.stringMatching(/^zq[A-Za-z0-9-]{1,8}[a-z]$/),
    fc.constantFrom('', '.zqcorp.example', '.zq.net'),
  );
  const address = fc.oneof(
    fc.ipV4().filter((one) => !/^(?:127\.|0\.0\.0\.0)/.test(one)),
    fc.ipV6().filter((one) => !/^[0:.]{0,20}1?$/.test(one) && !one.includes('.')),
  );
  const telling = fc
    .record({
      accounts: fc.array(account, { minLength: 1, maxLength: 4 }),
      domain: fc.constantFrom('ZQDOM', 'zqdom.example', ''),
      hosts: fc.array(host, { minLength: 1, maxLength: 4 }),
      address,
      guid: fc.uuid(),
      order: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
    })
    .map(({ accounts, domain, hosts, address, guid, order }) => {
      const users = accounts.map((one) =>
        domain === '' ? one : domain.includes('.') ? `${one}@${domain}` : `${domain}\\${one}`,
      );
      const machines = hosts.map(([short, suffix]) => short + suffix);
      const moments = order.map((at) => {
        const user = users[at % users.length]!;
        const machine = machines[at % machines.length]!;
        return momentWith({
          file: `${accounts[at % accounts.length]}/${machine}_log.xml`,
          machine,
          what: `User signed in to a session (${user}, session ${at}, from ${address}, to ${machine.toUpperCase()}): 12 (0xC) Signed out`,
        });
      });
      const said = momentWith({
        event: 'text',
        what: `${machines[0]} of ${users[0]!.toUpperCase()} at ${address}, {${guid}}`,
      });
      const story: Story = {
        ...storyOf([...moments, said], {
          user: users[0]!,
          client: address,
          server: machines.at(-1)!,
          why: `Said by ${users[0]} on ${machines[0]}.`,
        }),
        clocks: [{ machine: machines[0]!, seconds: 130, isTimeZone: false }],
        withoutZone: machines.slice(1),
      };
      const secrets = [...users, ...accounts, ...machines, ...hosts.map(([short]) => short), address, guid];
      return { story, secrets: domain === '' ? secrets : [...secrets, domain] };
    });

  it('leaves no name, address or GUID of any story', () => {
    fc.assert(
      fc.property(telling, ({ story, secrets }) => {
        const report = ticketReport(story) + JSON.stringify(maskStory(story)).replaceAll('\\\\', '\\');
        assert.deepEqual(
          secrets.filter((secret) => names(report, secret)),
          [],
        );
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing the second time, whatever the story', () => {
    fc.assert(
      fc.property(telling, ({ story }) => {
        const once = maskStory(story);
        const files = (one: Story) => one.connections[0]!.moments.map(({ file }) => file);
        // Two files that were told apart by a name's form may come to be called alike.
        fc.pre(new Set(files(once)).size === new Set(files(story)).size);
        assert.deepEqual(maskStory(once), once);
      }),
      { numRuns: 300 },
    );
  });

  it('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) => {
        const masker = new Masker(storyOf([momentWith({ what: text, machine: name })], { user: name, client: text }));
        for (const one of [text, name]) {
          masker.text(one);
          masker.user(one);
          masker.machine(one);
          masker.file(one);
        }
      }),
    );
  });
});
