import assert from 'node:assert/strict';
import { codeRef, findEntry, type Code } from '../../../src/core';
import {
  decideErrorCode,
  decideExtended,
  freerdpCode,
  isKnownStatus,
  statusCode,
} from '../../../src/core/knowledge/family';
import { numberAt } from '../../../src/core/knowledge/number';

const ref = (code: Code | undefined) => code && codeRef(code);
const decide = (text: string) => {
  const decision = decideErrorCode(numberAt(text, 0)!);
  return decision && [codeRef(decision.code), decision.telling, ...(decision.candidates ?? []).map(codeRef)];
};

describe('The family of a number', () => {
  it('of FreeRDP is told by its class: 1 is errinfo with its own number, 2 is errconnect whole', () => {
    assert.equal(ref(freerdpCode(0x1000c)), 'errinfo:12');
    assert.equal(ref(freerdpCode(0x1ffff)), 'errinfo:65535');
    assert.equal(ref(freerdpCode(0x2000b)), `errconnect:${0x2000b}`);
    for (const value of [0, 0xc, 0xffff, 0x30000, 0x10001000c]) assert.equal(freerdpCode(value), undefined, `${value}`);
  });

  it('of a status is NTSTATUS from 0xC0000000 to 0xCFFFFFFF, and HRESULT elsewhere above 0x7FFFFFFF', () => {
    assert.equal(statusCode(0x7fffffff), undefined);
    assert.equal(statusCode(0x80000000)?.family, 'hresult');
    assert.equal(statusCode(0xbfffffff)?.family, 'hresult');
    assert.equal(statusCode(0xc0000000)?.family, 'ntstatus');
    assert.equal(statusCode(0xcfffffff)?.family, 'ntstatus');
    assert.equal(statusCode(0xd0000000)?.family, 'hresult');
    assert.equal(statusCode(0xffffffff)?.family, 'hresult');
  });

  it('of a status is known only where its own table has it', () => {
    assert.equal(isKnownStatus(0xc000006d), true);
    assert.equal(isKnownStatus(0x80004005), true);
    assert.equal(isKnownStatus(0xc0fffffe), false);
    assert.equal(isKnownStatus(516), false);
  });

  describe('behind the label "error code"', () => {
    it('is that of the status where it is one, which the number alone does not make plain', () => {
      assert.deepEqual(decide('0xC000006D'), [`ntstatus:${0xc000006d}`, false]);
      assert.deepEqual(decide('-2147467259'), [`hresult:${0x80004005}`, false]);
    });

    it('is mstsc’s own first; from 0x100 on the number alone tells it', () => {
      assert.deepEqual(decide('0x204'), ['disconnect:516', true]);
      assert.deepEqual(decide('516'), ['disconnect:516', true]);
      assert.deepEqual(decide('3'), ['disconnect:3', false]);
      assert.ok(findEntry({ family: 'disconnect', value: 0x104 }));
      assert.deepEqual(decide('0x104'), [`disconnect:${0x104}`, true]);
    });

    it('is FreeRDP’s where its tables have it; eight digits make that plain', () => {
      assert.deepEqual(decide('0x0002000B'), [`errconnect:${0x2000b}`, true]);
      assert.deepEqual(decide('0x2000B'), [`errconnect:${0x2000b}`, false]);
      assert.deepEqual(decide('0x0001000C'), ['errinfo:12', true]);
      assert.deepEqual(decide('131083'), [`errconnect:${0x2000b}`, false]);
    });

    it('is an extended reason or a server’s where only these have it, with the disconnect reason as another reading', () => {
      assert.deepEqual(decide('0x101'), ['extended:257', true, 'disconnect:257']);
      assert.deepEqual(decide('5'), ['extended:5', false, 'disconnect:5']);
      assert.deepEqual(decide('0x10CF'), [`errinfo:${0x10cf}`, true, `disconnect:${0x10cf}`]);
    });

    it('is a disconnect reason where nobody has it, as far as such reasons reach', () => {
      assert.deepEqual(decide('0xEEEE'), [`disconnect:${0xeeee}`, false]);
      assert.deepEqual(decide('0xFFFE'), [`disconnect:${0xfffe}`, false]);
      assert.deepEqual(decide('0x3000063'), [`disconnect:${0x3000063}`, false]);
      assert.deepEqual(decide('0x300FFFF'), [`disconnect:${0x300ffff}`, false]);
      for (const text of ['0x1EEEE', '0x2FFFFFF', '0x3010000', '0x7FFFFFFF', '0x00029999'])
        assert.equal(decide(text), undefined, text);
    });
  });

  it('of an extended reason is that, a status, or none', () => {
    assert.equal(ref(decideExtended(0)), 'extended:0');
    assert.equal(ref(decideExtended(0xffff)), 'extended:65535');
    assert.equal(decideExtended(0x10000), undefined);
    assert.equal(decideExtended(0x7fffffff), undefined);
    assert.equal(ref(decideExtended(0x80004005)), `hresult:${0x80004005}`);
    assert.equal(ref(decideExtended(0xc000006d)), `ntstatus:${0xc000006d}`);
  });
});
