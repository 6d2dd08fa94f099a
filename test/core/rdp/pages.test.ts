import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { lintRdp, type LintRdpOptions } from '../../../src/core/rdp/lint';
import { RULES } from '../../../src/core/rdp/rules';
import type { Rule } from '../../../src/core/rdp/rules/rule';
import { verifySignature } from '../../../src/core/rdp/signature';
import { fixedAll } from './fixing';

const SECTIONS = ['Why', 'Problematic', 'Correct', 'When not', 'Source'];

/** What two rules see cannot be shown to one alone. */
const ALONGSIDE: Readonly<Record<string, readonly string[]>> = {
  'remoteapp/drives-and-app': ['security/drives-all'],
  'redirection/drives-contradiction': ['redirection/redirectdrives-legacy'],
};

/** What is left to say once the fix is made. */
const AFTERWARDS: Readonly<Record<string, readonly string[]>> = { 'session/console-legacy': ['session/admin'] };

function section(page: string, name: string): string {
  const from = page.indexOf(`\n## ${name}\n`);
  assert.ok(from >= 0, `no section ${name}`);
  const to = page.indexOf('\n## ', from + 1);
  return page
    .slice(from, to < 0 ? undefined : to)
    .slice(name.length + 5)
    .trim();
}

/** The file that a section shows. Where it shows line ends as ␍ and ␊, these count, and those of the page do not. */
function example(page: string, name: string): string {
  const found = /^```rdp\n([^]*?)```$/m.exec(section(page, name));
  assert.ok(found, `no example under ${name}`);
  const text = found[1]!;
  return text.includes('␊') ? text.replaceAll('\n', '').replaceAll('␍', '\r').replaceAll('␊', '\n') : text;
}

function described({ severity, optIn, profiles = {} }: Rule): string {
  const of = (['strict', 'corporate'] as const).flatMap((name) =>
    profiles[name] === undefined ? [] : [` · Profile ${name}: ${profiles[name]}`],
  );
  return `Severity: ${severity}${optIn ? ', off by default' : ''}${of.join('')} · `;
}

describe('rdp: pages of the rules', () => {
  for (const rule of RULES) {
    describe(rule.id, () => {
      const page = readFileSync(rule.docs, 'utf8');
      const options: LintRdpOptions = { encoding: 'utf-8', severities: rule.optIn ? { [rule.id]: rule.severity } : {} };
      const linted = async (text: string) =>
        lintRdp(text, { ...options, verified: await verifySignature(text, globalThis.crypto) });
      const raised = async (text: string) =>
        [...new Set((await linted(text)).map((finding) => finding.rule.replace(/^rdp\//, '')))].sort();

      it('is named after the rule, says how it judges, and has every section', () => {
        assert.ok(page.startsWith(`# ${rule.id}\n\n${described(rule)}`), described(rule));
        assert.deepEqual(
          [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]),
          SECTIONS,
        );
        for (const name of SECTIONS) assert.notEqual(section(page, name), '', name);
      });

      it('says in one sentence what it reports', () => {
        const summary = page.split('\n\n')[2]!.replaceAll('\n', ' ');
        assert.match(summary, /^Reports .+\.$/);
        assert.doesNotMatch(summary, /\. [A-Z]/);
      });

      it('names a fix where the rule has one, and none where it has not', async () => {
        const fixable = (await linted(example(page, 'Problematic'))).some(
          (finding) => finding.rule === `rdp/${rule.id}` && finding.fixes.length > 0,
        );
        // This one needs an address to take.
        if (rule.id !== 'connection/no-address') assert.equal(page.includes(' · Fix: '), fixable);
      });

      it('shows a file in which the rule finds something, and no other does', async () => {
        assert.deepEqual(await raised(example(page, 'Problematic')), [rule.id, ...(ALONGSIDE[rule.id] ?? [])].sort());
      });

      it('shows a file in which nothing is found', async () => {
        assert.deepEqual(await raised(example(page, 'Correct')), []);
      });

      it('shows files that differ', () => assert.notEqual(example(page, 'Correct'), example(page, 'Problematic')));

      it('shows a file that fixing everything does not make worse', async () => {
        const left = await raised(fixedAll(example(page, 'Problematic'), options));
        const known = [rule.id, ...(ALONGSIDE[rule.id] ?? []), ...(AFTERWARDS[rule.id] ?? [])];
        assert.deepEqual(
          left.filter((id) => !known.includes(id)),
          [],
        );
      });
    });
  }

  it('are as many as the rules', () => {
    const pages = readdirSync('docs/rules').map((name) => `docs/rules/${name}`);
    assert.deepEqual(pages.sort(), RULES.map((rule) => rule.docs).sort());
  });
});
