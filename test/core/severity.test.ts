import assert from 'node:assert/strict';
import { findEntry, parseCodeRef } from '../../src/core';
import type { Severity } from '../../src/core';
import { isGeneric, severityOf } from '../../src/core/severity';

const code = (ref: string) => parseCodeRef(ref)!;

describe('Severity', () => {
  const BY_MEANING: readonly [ref: string, severity: Severity, why: string][] = [
    ['disconnect:1', 'info', 'the user closed the window'],
    ['disconnect:2', 'info', 'the user ended the session inside it'],
    ['extended:11', 'info', 'the user disconnected'],
    ['extended:12', 'info', 'the user signed out'],
    ['errinfo:12', 'info', 'the user signed out'],
    ['extended:5', 'info', 'a takeover'],
    ['rdpcore:1226@gateway', 'info', 'a normal end at the gateway'],
    ['extended:3', 'warning', 'the idle limit'],
    ['errinfo:3', 'warning', 'the idle limit'],
    ['extended:4', 'warning', 'a time limit'],
    ['disconnect:516', 'error', 'no connection'],
    ['disconnect:260', 'error', 'no name'],
    ['disconnect:2055', 'error', 'a sign-in that failed'],
    ['disconnect:6919', 'error', 'a certificate'],
    ['extended:257', 'error', 'a licence'],
    ['errinfo:4400', 'error', 'the protocol'],
    ['ntstatus:0xC000006D', 'error', 'a sign-in that failed'],
  ];
  for (const [ref, severity, why] of BY_MEANING) {
    it(`of ${ref} is ${severity}: ${why}`, () => assert.equal(severityOf(code(ref)), severity));
  }

  it('of a pair is that of the extended code where the first only points to it', () => {
    assert.equal(severityOf(code('disconnect:3'), code('extended:3')), 'warning');
    assert.equal(severityOf(code('disconnect:3'), code('extended:257')), 'error');
    assert.equal(severityOf(code('disconnect:3'), code('extended:12')), 'info');
    assert.equal(severityOf(code('disconnect:0'), code('extended:257')), 'error');
  });

  it('of a pair is that of the first code where it says something itself', () => {
    assert.equal(severityOf(code('disconnect:516'), code('extended:0')), 'error');
    assert.equal(severityOf(code('disconnect:516'), code('extended:12')), 'error');
  });

  it('of a pair with nothing in the extended code is that of the first', () => {
    assert.equal(severityOf(code('disconnect:3'), code('extended:0')), findEntry(code('disconnect:3'))!.severity);
  });

  it('of zero is info, and of an unknown number a warning', () => {
    assert.equal(severityOf(code('ntstatus:0')), 'info');
    assert.equal(severityOf(code('hresult:0')), 'info');
    assert.equal(severityOf(code('disconnect:0xEEEE')), 'warning');
  });

  it('only disconnect 0 and 3 are generic', () => {
    assert.ok(isGeneric(code('disconnect:0')) && isGeneric(code('disconnect:3')));
    assert.ok(!isGeneric(code('disconnect:4')) && !isGeneric(code('extended:3')) && !isGeneric(code('errinfo:0')));
  });
});
