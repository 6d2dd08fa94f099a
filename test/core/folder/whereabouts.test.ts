import assert from 'node:assert/strict';
import { isoTime } from '../../../src/core';
import { DIALOG, EVENT, findIn, FREERDP } from './folder-fixture';

/** When and where the first finding of a text was written, and how that is told. */
function told(text: string, name = 'a.log') {
  const [found] = findIn({ name, text }).findings;
  assert.ok(found, 'nothing was found');
  const { when, machine } = found;
  return {
    time: when && `${isoTime(when.time)} ${when.from}${when.isLocal ? ' local' : ''}`,
    machine: machine && `${machine.name} ${machine.from}`,
  };
}

describe('machine and time of a finding', () => {
  it('are those of the event that holds it', () => {
    const text = `<Events>\n${EVENT('2025-03-14T09:12:44.5Z', 5)}\n</Events>`;
    assert.deepEqual(told(text), { time: '2025-03-14T09:12:44.500Z event', machine: 'RDSH01.contoso.com event' });
  });

  it('are those of its own event, not of a neighbour’s', () => {
    const text = `<Events>${EVENT('2025-03-14T09:00:00Z', 5, 'A')}\n${EVENT('2025-03-14T10:00:00Z', 5, 'B')}${EVENT('2025-03-14T11:00:00Z', 5, 'C')}</Events>\n${FREERDP('2025-03-14 12:00:00')}`;
    assert.deepEqual(
      findIn({ name: 'a.xml', text }).findings.map(({ machine, when }) => [
        machine?.name,
        isoTime(when?.time)?.slice(11, 13),
      ]),
      [
        ['A', '09'],
        ['B', '10'],
        ['C', '11'],
        [undefined, '12'],
      ],
    );
  });

  it('are those of an event that is a list of labels', () => {
    const text = [
      'Log Name:      Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
      'Source:        Microsoft-Windows-TerminalServices-LocalSessionManager',
      'Date:          3/14/2025 9:12:44 AM',
      'Event ID:      40',
      'Computer:      RDSH02.contoso.com',
      'Description:',
      'Session 3 has been disconnected, reason code 5',
    ].join('\n');
    assert.deepEqual(told(text), {
      time: '2025-03-14T09:12:44.000Z event local',
      machine: 'RDSH02.contoso.com event',
    });
  });

  for (const [stamp, expected] of [
    ['2025-03-14 09:12:44', '2025-03-14T09:12:44.000Z line local'],
    ['2025-03-14T09:12:44.250Z', '2025-03-14T09:12:44.250Z line'],
    ['2025-03-14T09:12:44+01:00', '2025-03-14T08:12:44.000Z line'],
    ['[2025/03/14 09:12:44]', '2025-03-14T09:12:44.000Z line local'],
    ['14.03.2025 09:12:44', '2025-03-14T09:12:44.000Z line local'],
    ['03/14/2025 09:12:44 PM', '2025-03-14T21:12:44.000Z line local'],
    ['14 Mar 2025 09:12:44', '2025-03-14T09:12:44.000Z line local'],
    ['[09:12:44:101]', undefined],
    ['2025-13-44 09:12:44', undefined],
    ['version 1.2.2025', undefined],
  ] as const) {
    it(`reads the time of a line that begins with ${stamp}`, () => {
      assert.equal(told(FREERDP(stamp)).time, expected);
    });
  }

  it('takes the time of a line near by, and says so', () => {
    assert.equal(told(DIALOG).time, '2025-03-14T09:12:44.000Z near');
    assert.equal(
      told(`2025-03-14 09:12:44Z connecting\n\n${DIALOG.split('\n')[1]}`).time,
      '2025-03-14T09:12:44.000Z near',
    );
    assert.equal(told(`2025-03-14 09:12:44Z connecting${'\n'.repeat(6)}Error code: 0x204`).time, undefined);
  });

  it('takes the last time before the code in a line that holds many records', () => {
    const records = Array.from(
      { length: 100 },
      (_, at) => `{"time":"2025-03-14T09:${String(at % 60).padStart(2, '0')}:00Z","message":"ordinary"}`,
    );
    const text = [...records, '{"time":"2025-03-15T10:00:00Z","message":"Error code: 0x204"}', ...records].join(',');
    assert.equal(told(`${text}`).time, '2025-03-15T10:00:00.000Z line');
  });

  it('takes the host at the head of a line of syslog', () => {
    assert.equal(told('Mar 14 09:12:44 guac01 guacd[2064]: Disconnect reason code: 0x3.').machine, 'guac01 line');
    assert.equal(
      told('<30>1 2025-03-14T09:12:44.003Z guac02 guacd[2064]: Disconnect reason code: 0x3.').machine,
      'guac02 line',
    );
  });

  it('guesses the machine by the top folder, or the zip, that the file lies in', () => {
    assert.equal(told(DIALOG, 'PC-12/logs/a.log').machine, 'PC-12 folder');
    assert.equal(told(DIALOG, 'bundle.zip!/a.log').machine, 'bundle folder');
    assert.equal(told(DIALOG, 'bundle.zip!/GW-02/a.log').machine, 'GW-02 folder');
    assert.equal(told(DIALOG, 'PC-12/logs.zip!/GW-02/a.log').machine, 'PC-12 folder');
    assert.equal(told(DIALOG, 'logs/PC-12/a.log').machine, 'PC-12 folder');
    assert.equal(told(DIALOG, '../logs/a.log').machine, undefined);
    assert.equal(told(DIALOG, 'a.log').machine, undefined);
  });
});

describe('the findings of a file', () => {
  it('stand where the code stands, 1-based', () => {
    const [found] = findIn({ name: 'a.log', text: DIALOG }).findings;
    assert.deepEqual(
      [found?.line, found?.column, found?.endLine, found?.endColumn, found?.finding.text],
      [2, 13, 2, 18, '0x204'],
    );
    assert.equal(found?.excerpt, 'Error code: 0x204');
  });

  it('leave out the second half of a diagnosis', () => {
    assert.deepEqual(
      findIn({ name: 'a.log', text: DIALOG }).findings.map(({ finding }) => finding.text),
      ['0x204'],
    );
  });

  it('beyond the room are counted', () => {
    const text = Array.from({ length: 10 }, () => FREERDP('2025-03-14 09:12:44')).join('\n');
    const { findings, countedOnly } = findIn({ name: 'a.log', text }, 4);
    assert.deepEqual([findings.length, countedOnly], [4, 6]);
  });

  it('are the same however long the file is', () => {
    const ordinary = '2025-03-14 09:12:44 nothing of interest\n'.repeat(20_000);
    const text = `${FREERDP('2025-03-14 09:12:44')}\n${ordinary}${DIALOG}\n${ordinary}${EVENT('2025-03-14T09:12:44Z', 5)}`;
    assert.deepEqual(
      findIn({ name: 'a.log', text }).findings.map(({ line, finding }) => [line, finding.text]),
      [
        [1, '0x0002000E'],
        [20_003, '0x204'],
        [40_006, '5'],
      ],
    );
  });

  it('show a part of a long line', () => {
    const [found] = findIn({ name: 'a.log', text: `${'x '.repeat(500)}Error code: 0x204${' y'.repeat(500)}` }).findings;
    assert.match(found?.excerpt ?? '', /^….*Error code: 0x204.*…$/);
    assert.ok((found?.excerpt.length ?? 0) <= 162);
  });

  it('of an .rdp file have fixes, and show no password', () => {
    const text = 'full address:s:host\npassword:s:correct-horse\nauthentication level:i:7\n';
    const { findings } = findIn({ name: 'a.rdp', text });
    assert.ok(findings.some(({ fixes }) => fixes.length > 0));
    assert.ok(findings.some(({ excerpt }) => excerpt === 'authentication level:i:7'));
    assert.equal(
      JSON.stringify(findings.map(({ excerpt, finding }) => [excerpt, finding])).includes('correct-horse'),
      false,
    );
  });
});
