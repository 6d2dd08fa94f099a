import assert from 'node:assert/strict';
import { allPlaybooks, CAUSES } from '../../../src/core';
import type { Playbook, Step } from '../../../src/core';
import {
  CHANGING_COMMANDS,
  CMDLETS,
  NEEDS_ADMIN,
  PROGRAMS_IN_POWERSHELL,
  READING_CMDLET,
  READING_COMMANDS,
} from './command-words';
import { loadPowerShell, parsePowerShell } from './powershell';
import { POLICIES, PUBLISHER_HOSTS, REGISTRY } from './windows-paths';

type Part = 'confirm' | 'fix' | 'verify' | 'undo' | 'olderWindows';
const PARTS: readonly Part[] = ['confirm', 'fix', 'verify', 'undo', 'olderWindows'];
interface Place {
  readonly at: string;
  readonly part: Part;
  readonly step: Step;
  readonly playbook: Playbook;
}
const steps: readonly Place[] = allPlaybooks().flatMap((playbook) =>
  PARTS.flatMap((part) =>
    (playbook[part] ?? []).map((step, index) => ({ at: `${playbook.id}/${part}/${index}`, part, step, playbook })),
  ),
);
const inShell = (shell: Step['shell']) => steps.filter(({ step }) => step.shell === shell);
const mayChange = (part: Part) => part === 'fix' || part === 'undo';

/** The commands of a line of the Command Prompt, cut where `&`, `&&` and `|` stand outside quotes. */
function commandsOf(line: string): string[] {
  const found = [''];
  for (const [part] of line.matchAll(/"[^"]*"|[^"&|]+|[&|"]+/g)) {
    if (/^[&|]/.test(part)) found.push('');
    else found.push(found.pop()! + part);
  }
  return found.map((one) => one.replace(/\s+2?>\s*(?:nul|"[^"]*")/g, '').trim()).filter((one) => one !== '');
}

describe('Commands for PowerShell', () => {
  before(loadPowerShell);

  it('parse, by the grammar that VS Code uses', () => {
    assert.ok(inShell('powershell').length > 200, 'the commands were found');
    const wrong = inShell('powershell').flatMap(({ at, step }) => {
      const { error } = parsePowerShell(step.run!);
      return error === undefined ? [] : [`${at}: ${error}`];
    });
    assert.deepEqual(wrong, []);
  });

  it('would be refused for a missing quote, bracket, operand or a chain that Windows PowerShell lacks', () => {
    const broken = [
      'Get-Item "a',
      "Get-Item 'a''",
      'Get-Item a |',
      'Get-Item a | | Sort-Object',
      '(Get-Item a',
      'Get-Item a)',
      'Get-Item @{a=1',
      'Get-Item a | Where-Object { $_ -eq }',
      'Format-List A,B,',
      '$a=',
      'Get-Item a && Get-Item b',
      'Get-Item a || Get-Item b',
    ];
    assert.deepEqual(
      broken.filter((command) => parsePowerShell(command).error === undefined),
      [],
    );
  });

  it('use cmdlets and parameters that are listed, and list none that nobody uses', () => {
    const used = new Map<string, Set<string>>();
    const wrong = inShell('powershell').flatMap(({ at, step }) =>
      parsePowerShell(step.run!).commands.flatMap(({ name, parameters }) => {
        if (PROGRAMS_IN_POWERSHELL.test(name)) return [];
        const seen = used.get(name) ?? new Set();
        used.set(name, seen);
        for (const parameter of parameters) seen.add(parameter);
        const known = CMDLETS[name]?.split(' ');
        if (!known) return [`${at}: ${name}`];
        return parameters.flatMap((one) => (known.includes(one) ? [] : [`${at}: ${name} -${one}`]));
      }),
    );
    assert.deepEqual(wrong, []);
    assert.deepEqual(
      Object.keys(CMDLETS).filter((name) => !used.has(name)),
      [],
    );
  });

  it('only read where they confirm, verify or belong to older Windows', () => {
    const wrong = inShell('powershell').flatMap(({ at, part, step }) => {
      if (mayChange(part)) return [];
      const { commands } = parsePowerShell(step.run!);
      const changing = commands.filter(
        ({ name, parameters }) =>
          parameters.includes('Repair') || !(READING_CMDLET.test(name) || PROGRAMS_IN_POWERSHELL.test(name)),
      );
      const methods = [...step.run!.matchAll(/-MethodName (\w+)/g)].filter(([, method]) => !method!.startsWith('Get'));
      const programs = /\bdism\b(?!.*\/(?:Check|Scan)Health)|\bsfc\b(?!.* \/verifyonly)|\bpowercfg (?!\/a\b)/i.test(
        step.run!,
      );
      return changing.length + methods.length > 0 || programs ? [`${at}: ${step.run}`] : [];
    });
    assert.deepEqual(wrong, []);
  });
});

describe('Commands for the Command Prompt', () => {
  it('close every quote and bracket', () => {
    const wrong = inShell('cmd').filter(({ step }) => {
      const bare = step.run!.replace(/"[^"]*"/g, '');
      return bare.includes('"') || (bare.match(/\(/g) ?? []).length !== (bare.match(/\)/g) ?? []).length;
    });
    assert.deepEqual(
      wrong.map(({ at, step }) => `${at}: ${step.run}`),
      [],
    );
  });

  it('are cut where one ends and the next begins', () => {
    assert.deepEqual(commandsOf('mkdir C:\\a 2>nul & reg export "HK & x" C:\\b | find "|"'), [
      'mkdir C:\\a',
      'reg export "HK & x" C:\\b',
      'find "|"',
    ]);
  });

  it('only read where they confirm or verify', () => {
    const wrong = inShell('cmd').flatMap(({ at, part, step }) =>
      part === 'confirm' || part === 'verify'
        ? commandsOf(step.run!)
            .filter((command) => !READING_COMMANDS.some((pattern) => pattern.test(command)))
            .map((command) => `${at}: ${command}`)
        : [],
    );
    assert.deepEqual(wrong, []);
  });

  it('read, or belong to those that are listed as changing something', () => {
    const wrong = inShell('cmd').flatMap(({ at, step }) =>
      commandsOf(step.run!)
        .filter((one) => !CHANGING_COMMANDS.test(one) && !READING_COMMANDS.some((pattern) => pattern.test(one)))
        .map((command) => `${at}: ${command}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('put no single quotes around names, which cmd would make part of the name', () => {
    assert.deepEqual(
      inShell('cmd').filter(({ step }) => /\/v\s+'/.test(step.run!)),
      [],
    );
  });
});

describe('Commands of playbooks', () => {
  it('that Windows keeps for administrators say so', () => {
    const wrong = steps.filter(
      ({ step }) => step.admin !== true && NEEDS_ADMIN.some((pattern) => pattern.test(step.run ?? '')),
    );
    assert.deepEqual(
      wrong.map(({ at, step }) => `${at}: ${step.run}`),
      [],
    );
  });

  it('import what came from the machine’s part of the registry elevated, and what is the user’s not', () => {
    const keyOfFile = new Map(
      steps.flatMap(({ playbook, step }) =>
        [...(step.run ?? '').matchAll(/reg export ("[^"]+"|\S+) (\S+)/g)].map(
          ([, key, file]) => [`${playbook.id} ${file}`, bare(key!)] as const,
        ),
      ),
    );
    const wrong = steps.filter(({ playbook, step }) => {
      const file = /reg import (\S+)/.exec(step.run ?? '')?.[1];
      if (file === undefined || step.run!.includes('reg export')) return false;
      const key = keyOfFile.get(`${playbook.id} ${file}`) ?? 'HKLM';
      // A user may read the policies of their own part, not write them.
      return (step.admin === true) !== (key.startsWith('HKLM') || key.includes('\\Policies\\'));
    });
    assert.deepEqual(
      wrong.map(({ at, step }) => `${at}: ${step.run}`),
      [],
    );
  });

  it('restart services and hosts under fix and undo only, and say so', () => {
    const wrong = steps.filter(
      ({ part, step }) => step.restarts !== undefined && !mayChange(part) && part !== 'olderWindows',
    );
    assert.deepEqual(
      wrong.map(({ at }) => at),
      [],
    );
  });
});

const REG = /\breg (query|add|delete|export)\s+("[^"]+"|\S+)([^&|)]*)/g;
const PS_KEY = /"(HK(?:LM|CU)):?(\\[^"]+)"(?:\)\.(\w+)| -Name (\w+))?/g;
const IN_TEXT = /\bHK(?:LM|CU)\\[\w\\<>.-]+(?: (?:NT|Server|Services|Client|Core|1\.2)[\w\\<>.-]*)*/g;

describe('Paths of playbooks', () => {
  const keyOf = (text: string) => Object.keys(REGISTRY).find((key) => key.toLowerCase() === text.toLowerCase());

  it('name registry keys and values that stand in the table, with its types', () => {
    const wrong: string[] = [];
    const usedKeys = new Set<string>();
    const usedValues = new Set<string>();
    const check = (at: string, key: string, value?: string, type?: string) => {
      const known = keyOf(key);
      if (known === undefined) return void wrong.push(`${at}: ${key}`);
      usedKeys.add(known);
      if (value === undefined) return;
      const row = REGISTRY[known]!.find((one) => one.replace(/ REG_\w+$/, '').toLowerCase() === value.toLowerCase());
      if (row !== undefined) usedValues.add(`${known}: ${row}`);
      if (row === undefined) wrong.push(`${at}: ${key} has no ${value}`);
      else if (type !== undefined && !row.endsWith(` ${type}`)) wrong.push(`${at}: ${value} is no ${type}`);
    };
    for (const { at, step } of steps) {
      for (const [, , key, rest] of (step.run ?? '').matchAll(REG)) {
        const value = /\/v\s+("[^"]+"|\S+)/.exec(rest!)?.[1];
        check(at, bare(key!), value === undefined ? undefined : bare(value), /\/t\s+(\S+)/.exec(rest!)?.[1]);
      }
      if (step.shell === 'powershell') {
        for (const [, hive, key, property, name] of (step.run ?? '').matchAll(PS_KEY)) {
          check(at, `${hive}${key}`, property ?? name);
        }
      }
      for (const [key] of `${step.text}\n${step.look ?? ''}\n${step.expect ?? ''}`.matchAll(IN_TEXT)) {
        check(at, key.replace(/\.$/, ''));
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(usedKeys.size > 30, `${usedKeys.size} keys were found`);
    assert.deepEqual(
      Object.keys(REGISTRY).filter((key) => !usedKeys.has(key)),
      [],
      'keys that no playbook names',
    );
    // Named in words only: a multi-string for regedit, and where older builds keep it.
    const inWords = ['BackConnectionHostNames REG_MULTI_SZ', 'SpecifiedLicenseServers'];
    assert.deepEqual(
      Object.entries(REGISTRY).flatMap(([key, values]) =>
        values.filter((row) => !usedValues.has(`${key}: ${row}`) && !inWords.includes(row)),
      ),
      [],
      'values that no playbook names',
    );
  });

  it('name policies that stand in the table, under their folder', () => {
    const wrong: string[] = [];
    const folders = Object.keys(POLICIES).sort((one, other) => other.length - one.length);
    const titles = new Set<string>(Object.values(CAUSES).map(({ title }) => title));
    let found = 0;
    for (const { at, step } of steps) {
      const look = /(?:(?:Computer|User) Configuration|secpol\.msc) > .*/.exec(step.look ?? '')?.[0];
      if (look === undefined) continue;
      const full = look.replace(/^secpol\.msc/, 'Computer Configuration > Windows Settings > Security Settings');
      const folder = folders.find((one) => full === one || full.startsWith(`${one} > `) || full.startsWith(`${one} (`));
      if (folder === undefined) {
        wrong.push(`${at}: ${look}`);
        continue;
      }
      found++;
      const rest = full.slice(folder.length);
      const named = [...step.text.matchAll(/"([^"]+)"/g)].map((match) => match[1]!).filter((one) => !titles.has(one));
      if (rest.startsWith(' > ')) named.push(rest.slice(' > '.length));
      for (const name of named) {
        const known = POLICIES[folder]!.some(
          (policy) =>
            policy === name ||
            policy.endsWith(`: ${name}`) ||
            policy.startsWith(`${name} for `) ||
            policy.endsWith(`security: ${name}`),
        );
        if (!known) wrong.push(`${at}: "${name}" in ${folder}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(found > 40, `${found} policies were found`);
  });

  it('link publishers’ hosts only', () => {
    const wrong = allPlaybooks().flatMap(({ id, links }) =>
      links
        .filter(({ url }) => !PUBLISHER_HOSTS.includes(/^https:\/\/([^/]+)\//.exec(url)?.[1] ?? ''))
        .map(({ url }) => `${id}: ${url}`),
    );
    assert.deepEqual(wrong, []);
  });
});

const bare = (text: string) => text.replace(/"/g, '');
