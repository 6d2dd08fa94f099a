import assert from 'node:assert/strict';
import { lintRdp } from '../../../src/core/rdp/lint';
import { LineIndex } from '../../../src/core/text';
import { fixedAll } from './fixing';
import { EXPECTED, sampleText, type ExpectedFinding } from './sample-files';

interface Found {
  readonly rule: string;
  readonly line: number;
  readonly severity: string;
}

function foundIn(text: string, name: string, encoding: (typeof EXPECTED)[number]['encoding']): Found[] {
  const index = new LineIndex(text);
  return lintRdp(text, { path: `samples/${name}`, encoding }).map(({ rule, severity, span }) => ({
    rule: rule.replace(/^rdp\//, ''),
    severity,
    line: index.positionAt(span.start).line + 1,
  }));
}

/** Needs WebCrypto, and is not among the rules that read text. */
const ELSEWHERE = 'signing/signature-invalid';

const matches = (expected: ExpectedFinding, found: Found) =>
  expected.rule === found.rule && [expected.line, ...(expected.or ?? [])].includes(found.line);

describe('rdp: samples', () => {
  it('are all there', () => assert.equal(EXPECTED.length, 92));

  for (const { file, encoding, expect, forbid, allow = [], fixed } of EXPECTED) {
    describe(file, () => {
      const text = sampleText(file, encoding);
      const findings = foundIn(text, file, encoding);
      const wanted = expect.filter(({ rule }) => rule !== ELSEWHERE);

      for (const each of wanted) {
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
            (found.severity !== 'info' && !allow.includes(found.rule) && !wanted.some((each) => matches(each, found))),
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
