import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { allEntries } from '../../../src/core/knowledge/lookup';
import { VERDICTS, type Connection, type Moment, type Story } from '../../../src/core/story/story';
import { tellStory } from '../../../src/core/story/tell';
import { ticketReport } from '../../../src/core/story/ticket';
import { nextSteps, verdictCauses, verdictMeaning, verdictTitle } from '../../../src/core/story/verdict-words';
import { findPlaybook } from '../../../src/core/knowledge/playbooks';
import { readStorySets } from '../../story-score';

const SETS = new Map(
  readStorySets(path.resolve(__dirname, '../../samples/stories')).map((set) => [set.name, tellStory(set.files)]),
);
const storyOf = (name: string): Story => SETS.get(name)!;

/** The lines below a heading in bold, up to the next. */
function section(report: string, title: string): string[] {
  const lines = report.split('\n');
  const start = lines.indexOf(`**${title}**`);
  if (start < 0) return [];
  const length = lines.slice(start + 1).findIndex((line) => /^(?:\*\*|#)/.test(line));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).filter((line) => line !== '');
}

describe('A ticket report', () => {
  it('tells who, when, the verdict, the code and what to check', () => {
    const report = ticketReport(storyOf('idle-limit'), { connections: [0] });
    assert.match(
      report,
      /^# Remote Desktop session report\n\nConnections: 1 of 2\. Events read: 47\. All times are UTC\./,
    );
    assert.match(report, /\n## 1\. Idle limit reached\n/);
    assert.match(report, /\n- \*\*From\*\*: address-1 \(host-1\)\n- \*\*To\*\*: host-2, session 9\n/);
    assert.match(report, /\n- \*\*When\*\*: 2026-03-05 06:58:40 – 09:29:03 UTC, 2 h 30 min\n/);
    assert.match(
      report,
      /\n- \*\*Code\*\*: `3 \(0x3\)` Extended disconnect reason: Idle time limit reached on the host\n/,
    );
    assert.match(section(report, 'Evidence')[0]!, /^- `lsm\.xml:6` 09:29:03 host, LocalSessionManager 40: /);
    assert.ok(section(report, 'Next steps').some((line) => line.includes('MaxIdleTime')));
    assert.match(report, /\*\*Sources of the code\*\*: \[/);
    assert.ok(!report.includes('## 2.'));
  });

  it('masks names unless asked not to', () => {
    const story = storyOf('idle-limit');
    assert.doesNotMatch(ticketReport(story), /berg|contoso|RDSH01|192\.0\.2/i);
    const open = ticketReport(story, { mask: false });
    assert.match(open, /- \*\*User\*\*: CONTOSO\\\\t\.berg\n/);
    assert.ok(!open.includes('masked'));
  });

  it('gives a connection the same names alone as among the others', () => {
    const story = storyOf('three-users-skewed-clock');
    const alone = ticketReport(story, { connections: [2] });
    assert.match(alone, /\*\*User\*\*: domain-1\\\\user-3/);
    assert.match(alone, /\n## 3\. Sign-in failed\n/);
  });

  it('does not paint a normal end as a failure', () => {
    const report = ticketReport(storyOf('user-signed-out'));
    assert.match(report, /\n## Ended by the user\n/);
    assert.match(report, /nothing is wrong/);
    assert.deepEqual(section(report, 'Next steps'), []);
  });

  it('says what is missing where the verdict is not known', () => {
    const report = ticketReport(storyOf('missing-evidence'));
    assert.match(report, /\n## Not known\n/);
    assert.ok(!report.includes('**Code**'));
    assert.match(section(report, 'What is missing')[0]!, /^- the host's event 40/);
    assert.ok(section(report, 'Next steps').length > 0);
  });

  it('names clocks that were wrong, and repeats of the connections it reports', () => {
    const story = storyOf('three-users-skewed-clock');
    assert.match(
      ticketReport(story),
      /\n## Clocks\n\n- The clock of host-1 is 2 min 7 s ahead; here its times are set right\.\n/,
    );
    const repeating: Story = {
      ...story,
      clocks: [{ machine: 'PC-71', seconds: -7200, isTimeZone: true }],
      withoutZone: ['PC-9'],
      repeats: [{ connections: [0, 1], seconds: 600, of: 'duration', verdict: 'network', what: 'Again *and* again' }],
    };
    const report = ticketReport(repeating, { connections: [1] });
    assert.match(report, /\n## Repeats\n\n- Again \\\*and\\\* again\n/);
    assert.match(report, /The times of host-\d are written without a zone; here they stand as if they were UTC/);
    assert.match(report, /The times of host-\d are 2 h behind, as in another time zone/);
    assert.ok(!ticketReport(repeating, { connections: [2] }).includes('Repeats'));
  });

  it('writes places as it is told to', () => {
    const report = ticketReport(storyOf('idle-limit'), { toLines: ({ file, line }) => `${file}, record ${line}` });
    assert.match(section(report, 'Evidence')[0]!, /^- `lsm\.xml, record 5` /);
  });

  it('asks for the translation of every sentence of its own', () => {
    const asked = new Set<string>();
    const report = ticketReport(storyOf('three-users-skewed-clock'), {
      translate: (message, ...args) => {
        asked.add(message);
        return `«${message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)]))}»`;
      },
    });
    for (const word of ['Evidence', 'Timeline', 'Next steps', 'Clocks', 'Sign-in failed', 'User'])
      assert.ok(asked.has(word));
    assert.match(report, /## 3\. «Sign-in failed»/);
  });

  it('stays short, however much happened', () => {
    const [one] = storyOf('idle-limit').connections;
    const moments = Array.from({ length: 500 }, (_, index): Moment => ({ ...one!.moments[0]!, line: index }));
    const story: Story = {
      ...storyOf('idle-limit'),
      connections: [{ ...one!, moments: [...moments, ...one!.moments], evidence: [...one!.evidence, ...moments] }],
    };
    const report = ticketReport(story);
    assert.ok(report.split('\n').length < 70);
    assert.match(section(report, 'Timeline').at(-1)!, /^- and \d+ more$/);
    assert.match(section(report, 'Evidence').at(-1)!, /^- and \d+ more$/);
  });

  it('lists what has no date last', () => {
    const lines = section(ticketReport(storyOf('gateway-resource-denied')), 'Timeline');
    const dated = lines
      .map((line) => /^- (\d\d:\d\d:\d\d) (?!text)/.exec(line)?.[1])
      .filter((time) => time !== undefined);
    assert.deepEqual(dated, [...dated].sort());
  });

  it('shows what files say as text, never as Markdown or HTML', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('<img src=x>', '[a](command:b)', '`x`', '| a |', '\n# b', 'https://a.example'),
        (evil) => {
          const [one] = storyOf('idle-limit').connections;
          const moment: Moment = {
            ...one!.moments[0]!,
            what: evil,
            file: evil,
            machine: evil,
            event: `${evil}/1`,
            isMain: true,
          };
          const connection: Connection = {
            ...one!,
            user: evil,
            client: evil,
            clientName: evil,
            server: evil,
            why: evil,
            missing: [evil],
            evidence: [moment],
            moments: [moment],
          };
          const report = ticketReport(
            {
              ...storyOf('idle-limit'),
              connections: [connection],
              clocks: [{ machine: evil, seconds: 9, isTimeZone: false }],
            },
            { mask: false },
          );
          const prose = report.replace(/`{1,3}[^`]*`{1,3}/g, '').replace(/^\*\*Sources.*$/m, '');
          assert.doesNotMatch(prose, /<img|(?<!\\)\]\(|(?<!\\)\||^# b|https:\/\//m);
        },
      ),
    );
  });

  it('bears times that no calendar has', () => {
    const [one] = storyOf('idle-limit').connections;
    for (const time of [NaN, Infinity, -Infinity, 1e300, -1, 0]) {
      const moment: Moment = { ...one!.moments[0]!, time };
      const story: Story = {
        ...storyOf('idle-limit'),
        connections: [{ ...one!, start: time, end: time, moments: [moment] }],
      };
      assert.match(ticketReport(story), /\*\*When\*\*/);
    }
  });
});

describe('The words of a verdict', () => {
  for (const verdict of VERDICTS) {
    it(`${verdict} are a title, a sentence and causes with a playbook`, () => {
      assert.match(verdictTitle(verdict), /^[A-Z][\w -]{4,40}$/);
      assert.match(verdictMeaning(verdict), /^[A-Z].{40,220}\.$/);
      assert.ok(verdictCauses(verdict).every((cause) => findPlaybook(cause) !== undefined));
    });
  }

  it('lead to at most three steps that only look, whatever the code', () => {
    for (const { family, value, field, provider } of allEntries()) {
      const code = { family, value, ...(field && { field }), ...(provider && { provider }) };
      for (const verdict of ['network', 'unknown', 'certificate'] as const) {
        const steps = nextSteps({ verdict, code });
        assert.ok(steps.length > 0 && steps.length <= 3);
        for (const { check } of steps) assert.ok((check.risk ?? 'none') === 'none' && !check.drops && !check.restarts);
      }
    }
  });

  it('put the causes of the code that go with the verdict first', () => {
    const [first] = nextSteps({ verdict: 'certificate', code: { family: 'disconnect', value: 0x107 } });
    assert.ok(verdictCauses('certificate').includes(first!.cause));
  });

  it('lead to nothing where the user ended it', () => {
    assert.deepEqual(nextSteps({ verdict: 'user', code: { family: 'extended', value: 12 } }), []);
  });
});
