import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixRdp } from '../../../src/core/rdp/fix-all';
import { lintRdp } from '../../../src/core/rdp/lint';
import { applied, rdpText } from '../rdp-fixture';
import { EXPECTED, sampleText } from './sample-files';

/** What is left that fixing everything should have fixed. */
const fixable = (text: string) => lintRdp(text).filter(({ fixes: [fix] }) => fix && !fix.manual);

describe('rdp: fixing everything', () => {
  it('applies the first fix of each finding, and leaves what only the user can decide', () => {
    const text = 'full address:s:a\r\nauthentication level : i : 2\r\npassword:s:secret\r\naudiomode:i:7\r\n';
    const fixed = fixRdp(text);
    assert.equal(fixed.text, 'full address:s:a\r\nauthentication level:i:2\r\naudiomode:i:7\r\n');
    assert.equal(fixed.count, 2);
  });

  it('goes on with what a fix uncovers', () => {
    const head = 'full address:s:a\r\nauthentication level:i:2\r\n';
    // Only under its right name is the number known to have a zero too many.
    assert.equal(fixRdp(`${head}screen mod id : i : 02\r\n`).text, `${head}screen mode id:i:2\r\n`);
  });

  it('leaves a text alone in which there is nothing to fix', () => {
    const text = 'full address:s:a\r\nauthentication level:i:2\r\n';
    assert.deepEqual(fixRdp(text), { text, edits: [], count: 0 });
    assert.deepEqual(fixRdp(''), { text: '', edits: [], count: 0 });
  });

  it('takes no rule into account that is off', () => {
    const text = 'full address:s:a\r\npassword:s:secret\r\nauthentication level:i:2\r\n';
    assert.equal(fixRdp(text, { severities: { 'secret/plaintext-password': 'off' } }).text, text);
  });

  it('never takes a signature out of a file', () => {
    const signed = 'signscope:s:Full Address,Screen Mode Id\r\nsignature:s:AQABAAEAAAAEAAAAMAIFAA==\r\n';
    const text = `full address:s:a\r\nscreen mode id:i:02\r\naudiomode:i:02\r\n${signed}`;
    const fixed = fixRdp(text, { severities: { 'signing/malformed': 'off' } }).text;
    assert.ok(fixed.endsWith(signed));
    assert.ok(fixed.includes('screen mode id:i:02\r\n') && fixed.includes('audiomode:i:2\r\n'), fixed);
  });

  it('gives edits that lead from the one text to the other', () => {
    const check = (text: string) => {
      const { text: after, edits, count } = fixRdp(text);
      // `applied` refuses edits that overlap.
      assert.equal(applied(text, { title: 'all', edits }), after);
      assert.equal(edits.length > 0, count > 0);
      if (count === 0) assert.equal(after, text);
      assert.deepEqual(fixable(after), []);
    };
    fc.assert(fc.property(rdpText, check));
    for (const { file, encoding } of EXPECTED) check(sampleText(file, encoding));
  });
});
