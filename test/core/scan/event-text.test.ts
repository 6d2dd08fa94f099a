/** Events that were written as text: provider and id, near the line or on it, tell which number is the code. */
import assert from 'node:assert/strict';
import { codeRef, LineIndex } from '../../../src/core';
import { readEventText } from '../../../src/core/scan/event-text';
import { readEvtxexport } from '../../../src/core/scan/evtxexport';
import { Here, type Reading } from '../../../src/core/scan/reading';

/** What is read on the last line, or on the one that holds `›`; each code with the text at its place. */
function read(reader: (here: Here) => readonly Reading[], lines: readonly string[]): string[] {
  const marked = lines.findIndex((line) => line.includes('›'));
  const at = marked < 0 ? lines.length - 1 : marked;
  const plain = lines.map((line) => line.replace('›', ''));
  const readings = reader(new Here(new LineIndex(plain.join('\n')), at));
  // A field at the end of a line is read by its name and as the end of a sentence.
  return [...new Set(readings.map(({ code, start, end }) => `${codeRef(code)} ${plain[at]!.slice(start, end)}`))];
}
const text = (...lines: string[]) => read(readEventText, lines);
const evtxexport = (...lines: string[]) => read(readEvtxexport, lines);

const LSM = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
const CLIENT = 'Microsoft-Windows-TerminalServices-ClientActiveXCore';
const CORE = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS';
const SECURITY = 'Microsoft-Windows-Security-Auditing';

describe('A line with provider and event id', () => {
  it('gives the number at the end of its sentence', () => {
    const sentence = 'Session 3 has been disconnected, reason code 5';
    assert.deepEqual(text(`${LSM} 40 ${sentence}`), ['extended:5 5']);
    assert.deepEqual(text(`${LSM},40,"${sentence}"`), ['extended:5 5']);
    assert.deepEqual(text(`${LSM};40;${sentence}.`), ['extended:5 5']);
    assert.deepEqual(text(`(40) ${LSM} セッション切断理由コード 12。`), ['extended:12 12']);
  });

  it('gives nothing where the number is no sentence’s, or the sentence ends otherwise', () => {
    assert.deepEqual(text(`${LSM} 40 5`), []);
    assert.deepEqual(text(`${LSM} 40 x 5`), []);
    assert.deepEqual(text(`${LSM} 40 the reason code 5 was given`), []);
    assert.deepEqual(text(`${LSM} 40 the reason code is 1.5`), []);
    assert.deepEqual(text(`${LSM} 40 the reason code is 99999`), []);
  });

  it('gives nothing for an id that no column of its own holds, or that has no code', () => {
    const sentence = 'Session 3 has been disconnected, reason code 5';
    assert.deepEqual(text(`${LSM} 140 ${sentence}`), []);
    assert.deepEqual(text(`${LSM} 40.5 ${sentence}`), []);
    assert.deepEqual(text(`${LSM} x40 ${sentence}`), []);
    assert.deepEqual(text(`${LSM} 21 ${sentence}`), []);
    assert.deepEqual(text(`Microsoft-Windows-Other 40 ${sentence}`), []);
    assert.deepEqual(text(`${LSM} ${' '.repeat(400)}40 ${sentence}`), []);
  });

  it('gives the fields that the event has, by their names in any writing', () => {
    assert.deepEqual(text(`${LSM} 40 Reason=5`), ['extended:5 5']);
    assert.deepEqual(text(`${LSM} 40 "event_data.Reason": "5"`), ['extended:5 5']);
    assert.deepEqual(text(`${LSM} 40 eventdata.reason => 5`), ['extended:5 5']);
    assert.deepEqual(text(`${CORE} 103 reason code: 14`), ['rdpcore:14@core-103 14']);
    assert.deepEqual(text(`${CORE} 226 ErrorCode=0x80070079`), [`hresult:${0x80070079} 0x80070079`]);
    assert.deepEqual(text(`${CORE} 142 error=64`), ['rdpcore:64@core-142 64']);
    assert.deepEqual(text(`${CLIENT} 1026 Value=516`), ['disconnect:516 516']);
    assert.deepEqual(text(`${SECURITY} 4625 Status=0xC000006D Sub Status=0xC0000064`), [
      `ntstatus:${0xc000006d} 0xC000006D`,
      `ntstatus:${0xc0000064} 0xC0000064`,
    ]);
    assert.deepEqual(text(`${SECURITY} 4625 sub_status=0x0`), ['ntstatus:0 0x0']);
  });

  it('gives no field of another event, and no word that only ends alike', () => {
    assert.deepEqual(text(`${LSM} 40 Status=5 of it`), []);
    assert.deepEqual(text(`${LSM} 40 x-reason=5 of it`), []);
    assert.deepEqual(text(`${LSM} 40 Reason=x`), []);
    assert.deepEqual(text(`${CLIENT} 1026 Reason=516 of it`), []);
  });

  it('is not read where it is longer than 4,000 characters', () => {
    const line = (length: number) => `${LSM} 40 Reason=5 `.padEnd(length, '.');
    assert.deepEqual(text(line(4000)), ['extended:5 5']);
    assert.deepEqual(text(line(4001)), []);
  });
});

describe('A failed sign-in', () => {
  it('is known by its id beside the names of its fields, without its provider', () => {
    assert.deepEqual(text('4625 Status=0xC000006D'), [`ntstatus:${0xc000006d} 0xC000006D`]);
    assert.deepEqual(text('4625 Reason=0xC000006D'), []);
    assert.deepEqual(text('14625 Status=0xC000006D'), []);
    assert.deepEqual(text('EventID: 4625', 'Status: 0xC000006D'), [`ntstatus:${0xc000006d} 0xC000006D`]);
    assert.deepEqual(text('EventID: 4624', 'Status: 0xC000006D'), []);
  });

  it('of another provider is another event', () => {
    assert.deepEqual(text(`${LSM} 4625 Status=0xC000006D`), []);
  });
});

describe('A record over several lines', () => {
  it('tells provider and id above its fields, in either order', () => {
    const field = 'Reason : 5';
    assert.deepEqual(text(`ProviderName : ${LSM}`, 'Id : 40', field), ['extended:5 5']);
    assert.deepEqual(text('Id : 40', `ProviderName : ${LSM}`, field), ['extended:5 5']);
    assert.deepEqual(text(`"source_name" => "${LSM}"`, '"event_id" => 40', '"Reason" => "5"'), ['extended:5 5']);
    assert.deepEqual(text(`Quelle: ${LSM}`, 'Ereignis-ID: 40', 'Grund: x', field), ['extended:5 5']);
    assert.deepEqual(text(`Source: ${LSM}, 40,`, field), ['extended:5 5']);
  });

  it('gives the number at the end of the message’s sentence, also where that goes on from the line above', () => {
    assert.deepEqual(
      text(`ProviderName: ${LSM}`, 'Id: 40', 'Message: Session 3 has been disconnected, reason code 5'),
      ['extended:5 5'],
    );
    assert.deepEqual(
      text(`ProviderName: ${LSM}`, 'Id: 40', 'Message: Session 3 has been', '  disconnected, reason code 5'),
      ['extended:5 5'],
    );
  });

  it('gives no number of a plain field of another name', () => {
    assert.deepEqual(text(`ProviderName: ${LSM}`, 'Id: 40', 'Session: 5'), []);
  });

  it('ends at an empty line, and sixteen lines above', () => {
    const filler = (count: number) => Array.from({ length: count }, () => 'Other: x');
    assert.deepEqual(text(`ProviderName: ${LSM}`, 'Id: 40', ' ', 'Reason: 5'), []);
    assert.deepEqual(text(`ProviderName: ${LSM}`, 'Id: 40', ...filler(14), 'Reason: 5'), ['extended:5 5']);
    assert.deepEqual(text(`ProviderName: ${LSM}`, 'Id: 40', ...filler(15), 'Reason: 5'), []);
  });

  it('takes no id of something else for the event’s', () => {
    for (const label of ['ProcessId', 'ThreadId', 'RecordId', 'SessionId', 'Task Id', 'Logon ID'])
      assert.deepEqual(text(`ProviderName: ${LSM}`, `${label}: 40`, 'Reason: 5'), [], label);
    assert.deepEqual(text(`ProviderName: ${LSM}`, 'Level: 40', 'Reason: 5'), []);
  });

  it('takes the nearest provider and id', () => {
    assert.deepEqual(text(`ProviderName: ${CLIENT}`, 'Id: 1026', `ProviderName: ${LSM}`, 'Id: 40', 'Reason: 5'), [
      'extended:5 5',
    ]);
    assert.deepEqual(text(`ProviderName: ${LSM}`, 'Id: 40', `ProviderName: ${LSM}`, 'Id: 21', 'Reason: 5'), []);
  });

  it('needs lines that are fields', () => {
    assert.deepEqual(text(`a note on ${LSM}`, 'and on 40', 'Reason: 5'), []);
    assert.deepEqual(text(`ProviderName: ${LSM}`, 'Id: 40', 'x', '5 has been disconnected, reason code 5'), []);
  });
});

describe('The text that evtxexport prints', () => {
  const HEAD = ['Event identifier : 0x00000028 (40)', `Source name : ${LSM}`];

  it('gives a string by its place in the event', () => {
    assert.deepEqual(evtxexport(...HEAD, 'String: 1 : 3', 'String: 2 : 5'), ['extended:5 5']);
    assert.deepEqual(evtxexport(HEAD[1]!, HEAD[0]!, 'String: 2 : 5'), ['extended:5 5']);
  });

  it('gives no string at another place, none that holds more than a number, and none without its head', () => {
    assert.deepEqual(evtxexport(...HEAD, 'String: 1 : 5'), []);
    assert.deepEqual(evtxexport(...HEAD, 'String: 2 : 5 of 6'), []);
    assert.deepEqual(evtxexport(...HEAD, 'String: 2 : five'), []);
    assert.deepEqual(evtxexport(HEAD[0]!, 'String: 2 : 5'), []);
    assert.deepEqual(evtxexport(HEAD[1]!, 'String: 2 : 5'), []);
    assert.deepEqual(evtxexport(...HEAD, ' ', 'String: 2 : 5'), []);
    assert.deepEqual(evtxexport(...HEAD, ...Array.from({ length: 15 }, () => 'x'), 'String: 2 : 5'), []);
  });

  it('gives a string with blanks behind it, up to sixteen lines below its head', () => {
    assert.deepEqual(evtxexport(...HEAD, 'String: 2 : 5  '), ['extended:5 5']);
    assert.deepEqual(evtxexport(...HEAD, ...Array.from({ length: 14 }, () => 'x'), 'String: 2 : 5'), ['extended:5 5']);
  });

  it('takes the nearest head', () => {
    const other = ['Event identifier : 0x00000402 (1026)', `Source name : ${CLIENT}`];
    assert.deepEqual(evtxexport(...HEAD, ...other, 'String: 2 : 516'), ['disconnect:516 516']);
  });
});
