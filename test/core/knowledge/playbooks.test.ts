import assert from 'node:assert/strict';
import { allEntries, allPlaybooks, CAUSES, entriesOf, explain, findPlaybook } from '../../../src/core';
import type { CauseId, Playbook, Step } from '../../../src/core';

type Part = 'confirm' | 'fix' | 'verify' | 'undo' | 'olderWindows';
interface Place {
  readonly at: string;
  readonly part: Part;
  readonly index: number;
  readonly step: Step;
  readonly playbook: Playbook;
}

const PARTS: readonly Part[] = ['confirm', 'fix', 'verify', 'undo', 'olderWindows'];
const steps: readonly Place[] = allPlaybooks().flatMap((playbook) =>
  PARTS.flatMap((part) =>
    (playbook[part] ?? []).map((step, index) => ({
      at: `${playbook.id}/${part}/${index}`,
      part,
      index,
      step,
      playbook,
    })),
  ),
);
const wrong = (breaks: (place: Place) => boolean) => steps.filter(breaks).map(({ at, step }) => `${at}: ${step.text}`);

/** A command that changes the registry, with the keys it changes. */
const REG_CHANGE = /\breg (?:add|delete)\s+("[^"]+"|\S+)/gi;
const PS_CHANGE = /\b(?:Set|New|Remove)-(?:ItemProperty|Item)\b[^;|]*?(?:-Path\s+)?("HK[^"]+"|'HK[^']+'|HK\w+:\S+)/gi;
const EXPORT = /\breg export\s+("[^"]+"|\S+)/gi;
const keyOf = (text: string) =>
  text
    .replace(/["']/g, '')
    .replace(/^(HK\w+):?\\?/i, '$1\\')
    .toLowerCase();
const keys = (command: string, ...patterns: RegExp[]) =>
  patterns.flatMap((pattern) => [...command.matchAll(pattern)].map((match) => keyOf(match[1]!)));
const changedKeys = ({ run }: Step) => keys(run ?? '', REG_CHANGE, PS_CHANGE);

/** Settings that protect, and the values that switch them down. */
const WEAKENS =
  /UserAuthentication\b[^&;]*(?:\/d|-Value)\s+0|SecurityLayer\b[^&;]*(?:\/d|-Value)\s+0|AllowEncryptionOracle\b[^&;]*(?:\/d|-Value)\s+2|DisableRestrictedAdmin\b[^&;]*(?:\/d|-Value)\s+0|RestrictSendingNTLMTraffic|RestrictReceivingNTLMTraffic|LmCompatibilityLevel|FIPSAlgorithmPolicy[^&;]*(?:\/d|-Value)\s+0|LsaCfgFlags[^&;]*(?:\/d|-Value)\s+0|EnableVirtualizationBasedSecurity[^&;]*(?:\/d|-Value)\s+0|MinEncryptionLevel\b[^&;]*(?:\/d|-Value)\s+[12]\b|add the line enablecredsspsupport:i:0|(?:switch TLS and NLA|, switch NLA) off|DisableNLA|less protected|SetUserAuthenticationRequired\W+0|-DontRequire/i;
const VALUE =
  /UserAuthentication|SecurityLayer|AllowEncryptionOracle|DisableRestrictedAdmin|Restrict\w+NTLMTraffic|LmCompatibilityLevel|FIPSAlgorithmPolicy|LsaCfgFlags|EnableVirtualizationBasedSecurity|MinEncryptionLevel|enablecredsspsupport/i;

const wordsOf = ({ text, run }: Step) => `${text} ${run ?? ''}`;

describe('Playbooks', () => {
  for (const id of Object.keys(CAUSES) as CauseId[]) {
    it(`exist for ${id}: ${CAUSES[id].title}`, () => {
      const playbook = findPlaybook(id);
      assert.ok(playbook);
      assert.ok(playbook.confirm.length > 0);
      assert.ok(playbook.fix.length > 0 || ['expected-disconnect', 'triage-first'].includes(id), 'nothing to do');
      assert.ok(playbook.fix.length === 0 || playbook.verify.length > 0, 'nothing to verify');
    });
  }

  it('belong to a cause, each to its own', () => {
    const ids = allPlaybooks().map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const playbook of allPlaybooks()) {
      assert.ok(playbook.id in CAUSES, playbook.id);
      assert.equal(findPlaybook(playbook.id), playbook);
    }
  });

  it('every code leads to a playbook: its own, or triage', () => {
    for (const entry of allEntries()) {
      const { causes } = explain(entry);
      assert.ok(
        causes.some((cause) => cause.playbook !== undefined),
        `${entry.family}:${entry.value}`,
      );
      assert.ok(causes.some(({ id }) => id === 'triage-first'));
    }
    assert.ok(explain({ family: 'disconnect', value: 0xeeee }).causes[0].playbook);
  });

  it('are led to by a code, or named by another playbook', () => {
    const causes = new Set([...allEntries(), ...entriesOf('message')].flatMap((entry) => entry.causes));
    const named = steps.map(({ step }) => `${step.text} ${step.expect ?? ''}`).join('\n');
    assert.deepEqual(
      allPlaybooks()
        .filter(({ id }) => !causes.has(id) && !named.includes(`"${CAUSES[id].title}"`))
        .map(({ id }) => id),
      [],
    );
  });

  it('name other playbooks as they are called', () => {
    const titles = new Set<string>(Object.values(CAUSES).map(({ title }) => title));
    const wrong = steps.flatMap(({ at, step }) =>
      [...`${step.text} ${step.expect ?? ''}`.matchAll(/\b[Ss]ee "([^"]+)"(?: and "([^"]+)")?/g)]
        .flatMap((match) => [match[1]!, match[2]].filter((title) => title !== undefined))
        .filter((title) => !titles.has(title))
        .map((title) => `${at}: ${title}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('tell how to take back what they fix', () => {
    assert.deepEqual(
      allPlaybooks()
        .filter(({ fix, undo }) => fix.some(({ risk }) => risk !== 'none') && undo.length === 0)
        .map(({ id }) => id),
      [],
    );
  });

  it('name codes that are in the tables', () => {
    const known = new Set(allEntries().map(({ value }) => value));
    // A port; what a registry value holds where it means "no limit"; a code without a published meaning; an RPC status.
    const noCodes = new Set([0xd3d, 0xffffffff, 0x1104, 0x800706b5]);
    const wrong = steps.flatMap(({ at, step }) =>
      [...`${step.text} ${step.expect ?? ''} ${step.warning ?? ''}`.matchAll(/\b0x[0-9a-f]{3,8}\b/gi)]
        .map(([code]) => code)
        .filter((code) => !known.has(Number(code)) && !noCodes.has(Number(code)))
        .map((code) => `${at}: ${code}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('say whom they concern in one sentence', () => {
    assert.deepEqual(
      allPlaybooks()
        .filter(({ concerns }) => !/^[A-Z].*\.$/.test(concerns))
        .map(({ id }) => id),
      [],
    );
  });

  it('say where each step is carried out', () => {
    const PLACES = ['client', 'host', 'gateway', 'network', 'directory', 'licence-server', 'broker', 'azure', 'any'];
    assert.deepEqual(
      wrong(({ step }) => !PLACES.includes(step.on)),
      [],
    );
  });

  it('name the shell of each command, and no shell without a command', () => {
    assert.deepEqual(
      wrong(({ step }) => (step.run === undefined) !== (step.shell === undefined)),
      [],
    );
  });

  it('instruct without a full stop at the end', () => {
    assert.deepEqual(
      wrong(({ step }) => step.text.length < 5 || /[.:\s]$|^\s|\n/.test(step.text) || /^[a-z]/.test(step.text)),
      [],
    );
  });

  it('leave no command empty or padded', () => {
    assert.deepEqual(
      wrong(({ step }) => step.run !== undefined && (step.run.trim() === '' || step.run !== step.run.trim())),
      [],
    );
  });

  it('keep typographic quotes and dashes out of commands', () => {
    assert.deepEqual(
      wrong(({ step }) => /[‘’“”–—\u00a0]/.test(step.run ?? '')),
      [],
    );
  });

  it('say what the answer means for each command that confirms or verifies', () => {
    assert.deepEqual(
      wrong(({ step, part }) => part === 'confirm' && step.run !== undefined && step.expect === undefined),
      [],
    );
  });

  it('name the risk of each step that fixes or undoes', () => {
    assert.deepEqual(
      wrong(({ step, part }) => (part === 'fix' || part === 'undo') && step.risk === undefined),
      [],
    );
  });

  it('change nothing while confirming or verifying', () => {
    // A connection to a share that the same command opened.
    const OWN_CONNECTION = /\bnet use \S+ \/delete$/;
    const CHANGES =
      /\breg (?:add|delete|import)\b|\b(?:Set|New|Remove|Restart|Stop|Start|Enable|Disable|Clear|Unlock)-(?!Object\b)[A-Z]\w+|\bnet (?:stop|start)\b|\bsc (?:config|delete|stop|start)\b|\/delete\b|\bshutdown\b|\brestart\b/;
    assert.deepEqual(
      wrong(
        ({ step, part }) =>
          (part === 'confirm' || part === 'verify') &&
          ((step.risk ?? 'none') !== 'none' || CHANGES.test((step.run ?? '').replace(OWN_CONNECTION, ''))),
      ),
      [],
    );
  });

  it('warn before a step of high risk', () => {
    assert.deepEqual(
      wrong(({ step, part }) => part === 'fix' && step.risk === 'high' && step.warning === undefined),
      [],
    );
  });

  it('say that sessions end where Remote Desktop Services or the host restart', () => {
    assert.deepEqual(
      wrong(
        ({ step }) =>
          /Restart-Service\b[^;]*TermService|Restart-Computer|\bshutdown\b[^;]*\/[rs]\b/.test(step.run ?? '') &&
          (step.drops !== true || step.restarts === undefined),
      ),
      [],
    );
  });

  it('save a registry key before they change it', () => {
    assert.deepEqual(
      wrong(({ step, part, index, playbook }) => {
        if (part !== 'fix') return false;
        const saved = playbook.fix.slice(0, index + 1).flatMap(({ run }) => keys(run ?? '', EXPORT));
        return changedKeys(step).some((key) => !saved.some((from) => key === from || key.startsWith(`${from}\\`)));
      }),
      [],
    );
  });

  it('tell how to take a change of the registry back', () => {
    assert.deepEqual(
      wrong(
        ({ step, part, playbook }) =>
          part === 'fix' &&
          changedKeys(step).length > 0 &&
          !playbook.undo.some(({ run }) =>
            /\breg (?:import|add|delete)\b|Set-ItemProperty|Remove-ItemProperty/.test(run ?? ''),
          ),
      ),
      [],
    );
  });

  it('import only what they exported', () => {
    const files = (part: readonly Step[], pattern: RegExp) =>
      part.flatMap(({ run }) => [...(run ?? '').matchAll(pattern)].map((match) => match[1]!.toLowerCase()));
    for (const playbook of allPlaybooks()) {
      const exported = files(playbook.fix, /(C:\\RdpBackup\\[\w.-]+\.reg)\s+\/y/gi);
      const imported = files(playbook.undo, /reg import\s+"?(C:\\RdpBackup\\[\w.-]+\.reg)/gi);
      for (const file of imported) assert.ok(exported.includes(file), `${playbook.id}: ${file} was never saved`);
    }
  });

  it('quote registry keys with spaces', () => {
    assert.deepEqual(
      wrong(({ step }) => /\breg \w+\s+HK\S*(?: [A-Z]\w+)+\\/.test(step.run ?? '')),
      [],
    );
  });

  it('never lower security first, and never without a warning, a high risk and a way back', () => {
    const weakening = steps.filter(({ step, part }) => part === 'fix' && WEAKENS.test(wordsOf(step)));
    assert.ok(weakening.length > 0, 'the pattern finds none, so this test would prove nothing');
    for (const { at, step, index, playbook } of weakening) {
      const before = playbook.fix
        .slice(0, index)
        .filter(({ run }) => !/\breg export\b/.test(run ?? '') && !WEAKENS.test(run ?? ''));
      assert.ok(before.length > 0, `${at} stands first`);
      assert.equal(step.risk, 'high', at);
      assert.ok(step.warning, `${at} has no warning`);
      const value = VALUE.exec(wordsOf(step))?.[0];
      assert.ok(
        value === undefined ||
          playbook.undo.some(
            ({ run, text }) => `${text} ${run ?? ''}`.includes(value) || (run ?? '').includes('reg import'),
          ),
        `${at} is never undone`,
      );
    }
  });

  it('call nothing a last resort without a high risk and a warning, and never put it first', () => {
    const last = steps.filter(({ step, part }) => part === 'fix' && /\blast (?:resort|of all)\b/i.test(step.text));
    assert.ok(last.length > 0);
    for (const { at, step, index } of last) {
      assert.equal(step.risk, 'high', at);
      assert.ok(step.warning !== undefined && index > 0, at);
    }
  });

  it('take nothing back by lowering security', () => {
    assert.deepEqual(
      wrong(({ step, part }) => part === 'undo' && WEAKENS.test(step.run ?? '')),
      [],
    );
  });

  it('put a step of high risk behind one of a lower risk', () => {
    assert.deepEqual(
      wrong(({ step, part, index }) => part === 'fix' && index === 0 && step.risk === 'high'),
      [],
    );
  });

  it('link pages by https', () => {
    for (const { id, links } of allPlaybooks()) {
      for (const { url, title } of links) {
        assert.match(url, /^https:\/\/[^\s<>"]+$/, id);
        assert.ok(title.length > 3, id);
      }
    }
  });

  it('hold no address, name or account of somebody', () => {
    assert.deepEqual(
      wrong(({ step }) =>
        /\b(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+\.\d+\b|[\w.]+@[\w-]+\.\w+/.test(step.run ?? ''),
      ),
      [],
    );
  });
});
