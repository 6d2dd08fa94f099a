import assert from 'node:assert/strict';
import { lintRdp } from '../../../src/core/rdp/lint';
import { verifySignature } from '../../../src/core/rdp/signature';
import { LineIndex } from '../../../src/core/text';
import { fixedAll } from './fixing';
import { EXPECTED, sampleText, type ExpectedFinding } from './sample-files';

interface Found {
  readonly rule: string;
  readonly line: number;
  readonly severity: string;
}

async function foundIn(text: string, name: string, encoding: (typeof EXPECTED)[number]['encoding']): Promise<Found[]> {
  const index = new LineIndex(text);
  const verified = await verifySignature(text, globalThis.crypto);
  return lintRdp(text, { path: `samples/${name}`, encoding, verified }).map(({ rule, severity, span }) => ({
    rule: rule.replace(/^rdp\//, ''),
    severity,
    line: index.positionAt(span.start).line + 1,
  }));
}

const matches = (expected: ExpectedFinding, found: Found) =>
  expected.rule === found.rule && [expected.line, ...(expected.or ?? [])].includes(found.line);

describe('rdp: samples', () => {
  it('are all there', () => assert.equal(EXPECTED.length, 92));

  for (const { file, encoding, expect, forbid, allow = [], fixed } of EXPECTED) {
    describe(file, () => {
      const text = sampleText(file, encoding);
      let findings: readonly Found[];
      before(async () => {
        findings = await foundIn(text, file, encoding);
      });

      for (const each of expect) {
        const severity = each.severity === 'hint' ? 'info' : each.severity;
        it(`raises ${each.rule} in line ${each.line} as ${severity}`, () => {
          const found = findings.filter((one) => matches(each, one));
          assert.equal(found[0]?.severity, severity, JSON.stringify(findings.filter(({ rule }) => rule === each.rule)));
        });
      }

      it('raises no other error or warning, and nothing that is forbidden', () => {
        const wrong = findings.filter(
          (found) =>
            forbid.includes(found.rule) ||
            (found.severity !== 'info' && !allow.includes(found.rule) && !expect.some((each) => matches(each, found))),
        );
        assert.deepEqual(wrong, []);
      });

      if (fixed !== undefined) {
        it('is right after fixing everything once', () => {
          assert.equal(fixedAll(text, { path: file, encoding }), sampleText(fixed, encoding));
        });
      }
    });
  }
});
