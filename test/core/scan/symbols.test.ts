/** Codes told by their names: on the number beside the name where there is one, else on the name. */
import assert from 'node:assert/strict';
import { codeRef, scan } from '../../../src/core';

const found = (text: string) => scan(text, { kind: 'log' }).map(({ code, text: span }) => `${codeRef(code!)} ${span}`);

const IDLE = 'ERRINFO_IDLE_TIMEOUT';
const LOGON = 'ERRCONNECT_LOGON_FAILURE';
const LOCKED = 'STATUS_ACCOUNT_LOCKED_OUT';

describe('The name of a code', () => {
  const CASES: readonly (readonly [text: string, ...found: string[]])[] = [
    // Alone, where nobody else has such names.
    [`it ended: ${IDLE}`, `errinfo:3 ${IDLE}`],
    [`freerdp_set_last_error_ex${LOGON}`, `errconnect:${0x20014} ${LOGON}`],
    ['discReason disconnectReasonSocketConnectFailed', 'disconnect:516 disconnectReasonSocketConnectFailed'],
    // Windows' own names only where the line is about Remote Desktop.
    [`sign-in failed: ${LOCKED}`],
    [`RDP sign-in failed: ${LOCKED}`, `ntstatus:${0xc0000234} ${LOCKED}`],
    [`RDP sign-in failed: NT_${LOCKED}`, `ntstatus:${0xc0000234} NT_${LOCKED}`],
    ['RDP: STATUS_OF_NOTHING'],
    ['ERRINFO_OF_NOTHING'],
    [`A${IDLE}`],
    // With its number, in any of the ways that programs write both.
    [`${IDLE} (0x00010003)`, 'errinfo:3 0x00010003'],
    [`${IDLE} [0x00010003]`, 'errinfo:3 0x00010003'],
    [`${IDLE} -> 0x00010003`, 'errinfo:3 0x00010003'],
    [`${IDLE}: code=0x00010003`, 'errinfo:3 0x00010003'],
    [`| ${IDLE} | 0x00010003 |`, 'errinfo:3 0x00010003'],
    [`<td>${IDLE}</td><td>0x00010003</td>`, 'errinfo:3 0x00010003'],
    [`0x00010003 ${IDLE}`, 'errinfo:3 0x00010003'],
    [`0x00010003: "${IDLE}"`, 'errinfo:3 0x00010003'],
    [`3 = ${IDLE}`, 'errinfo:3 3'],
    [`RDP: ${LOCKED} 0xC0000234`, `ntstatus:${0xc0000234} 0xC0000234`],
    [`RDP: 0xC0000234 (${LOCKED})`, `ntstatus:${0xc0000234} 0xC0000234`],
    // A number without its class.
    [`${IDLE} 0x3`, 'errinfo:3 0x3'],
    [`${LOGON} 0x14`, `errconnect:${0x20014} 0x14`],
    [`${LOGON} 20`, `errconnect:${0x20014} 20`],
    [`${IDLE} 0x5`, 'errinfo:5 0x5'],
    // A decimal that is not the name's own is something else; so is a number of neither class.
    [`${IDLE} 17`, `errinfo:3 ${IDLE}`],
    [`${IDLE} 0x12345678`, `errinfo:3 ${IDLE}`],
    [`${IDLE} and then 0x5`, `errinfo:3 ${IDLE}`],
    [`v1.3 ${IDLE}`, `errinfo:3 ${IDLE}`],
    // Where name and number disagree the number counts.
    [`${IDLE} (0x00010005)`, 'errinfo:5 0x00010005'],
    [`RDP: ${LOCKED} 0xC000006D`, `ntstatus:${0xc000006d} 0xC000006D`],
    [`RDP: ${LOCKED} 17`, `ntstatus:${0xc0000234} ${LOCKED}`],
    [`ERRINFO_OF_NOTHING (0x00010003)`, 'errinfo:3 0x00010003'],
    [`ERRINFO_OF_NOTHING (0x3)`],
    // Of numbers on both sides, the name's own counts.
    [`0x5 ${IDLE} 0x3`, 'errinfo:3 0x3'],
    [`3 ${IDLE} 0x5`, 'errinfo:3 3'],
    ['RDP 516 disconnectReasonSocketConnectFailed', 'disconnect:516 516'],
    ['RDP 264 disconnectReasonSocketConnectFailed', 'disconnect:516 disconnectReasonSocketConnectFailed'],
    [`${IDLE} then ${LOGON}`, `errinfo:3 ${IDLE}`, `errconnect:${0x20014} ${LOGON}`],
  ];
  for (const [text, ...expected] of CASES) {
    it(`is read in ${JSON.stringify(text)} as ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(found(text), expected);
    });
  }

  it('of Azure Virtual Desktop is read where the text is about it', () => {
    assert.deepEqual(found('InvalidCredentials'), []);
    assert.deepEqual(
      found('AVD: InvalidCredentials').map((one) => one.split(' ')[1]),
      ['InvalidCredentials'],
    );
    assert.deepEqual(
      found('ConnectionFailedClientDisconnect').map((one) => one.split(' ')[1]),
      ['ConnectionFailedClientDisconnect'],
    );
  });

  it('of Azure Virtual Desktop goes with its number, which several of its names share', () => {
    const symbols = (text: string) =>
      scan(text, { kind: 'log' }).map(({ code, text: span }) => `${code!.symbol} ${span}`);
    const name = 'ConnectionFailedNoHealthyRdshAvailable';
    assert.deepEqual(symbols(`AVD ${name} (0x80131500)`), [`${name} 0x80131500`]);
    assert.deepEqual(symbols(`${name} -2146233088`), [`${name} -2146233088`]);
    // A column of numbers stands before a column of names, and the name stays a link of its own.
    assert.deepEqual(symbols(`-2146233088 ${name}`), [`${name} -2146233088`, `${name} ${name}`]);
    assert.deepEqual(symbols(`${name} 14`), ['UnexpectedNetworkDisconnect 14']);
    assert.deepEqual(symbols(`${name} 15`), [`${name} ${name}`]);
    assert.deepEqual(symbols('InvalidCredentials 3'), ['InvalidCredentials 3']);
    assert.deepEqual(symbols('InvalidCredentials 14'), []);
    assert.deepEqual(symbols('AVD InvalidCredentials 14'), ['UnexpectedNetworkDisconnect 14']);
  });

  it('of two names has the number between them once', () => {
    assert.deepEqual(found(`${IDLE} 0x3 ${IDLE}`), ['errinfo:3 0x3', `errinfo:3 ${IDLE}`]);
  });

  it('is read wherever it stands in a long line, with its number', () => {
    const filler = 'nothing of note; '.repeat(60);
    assert.deepEqual(found(`${filler}${IDLE} (0x00010003) ${filler}`), ['errinfo:3 0x00010003']);
    assert.deepEqual(found(`${filler}0x00010003 ${IDLE} ${filler}`), ['errinfo:3 0x00010003']);
  });
});
