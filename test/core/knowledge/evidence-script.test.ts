import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {
  allPlaybooks,
  CAUSES,
  documentKind,
  evidenceScripts,
  scan,
  type EvidenceScript,
  type ParameterValues,
  type Playbook,
} from '../../../src/core';
import { loadPowerShell, parsePowerShell } from './powershell';

const VALUES: ParameterValues = {
  host: 'srv01.contoso.com',
  ip: '192.0.2.7',
  user: 'eva',
  domain: 'CONTOSO',
  gateway: 'gw.contoso.com',
  file: 'C:\\Users\\eva\\a',
  dc: 'dc01',
  'licence-server': 'lic01',
  collection: 'Desktops',
  'session-id': '3',
  thumbprint: 'ab'.repeat(20),
  'disconnect-code': '516',
  'extended-code': '0',
};
const scripts = (playbooks: readonly Pick<Playbook, 'id' | 'confirm'>[], values = VALUES): EvidenceScript[] =>
  evidenceScripts(
    playbooks.map((playbook) => ({ title: CAUSES[playbook.id].title, playbook })),
    { code: 'Disconnect reason 0x204', values, placeName: (place) => `on the ${place}` },
  );
/** The lines that carry something out, without the frame that is the same in every script. */
const runs = ({ text }: EvidenceScript): string[] => {
  const lines = text.split('\r\n');
  return lines.filter((_, index) => lines[index - 1]?.startsWith('Add-Check ')).map((line) => line.trim());
};

const step = (run: string, shell: 'powershell' | 'cmd' = 'powershell') =>
  ({ text: 'Do it', on: 'host', run, shell }) as const;
const made = (run: string, shell: 'powershell' | 'cmd' = 'powershell', values = VALUES) =>
  scripts([{ id: 'firewall-block', confirm: [step('Get-Service'), step(run, shell)] }], values)[0]!;

describe('scripts of the confirm steps', () => {
  before(loadPowerShell);

  it('are one for each place that has a command', () => {
    const places = scripts(allPlaybooks()).map(({ place }) => place);
    assert.deepEqual(places, ['client', 'host', 'gateway', 'broker', 'directory', 'network', 'azure']);
    assert.deepEqual(scripts([]), []);
  });

  it('are PowerShell in ASCII that strict mode, an error and the next command survive', () => {
    for (const script of scripts(allPlaybooks())) {
      assert.match(script.text, /^# RDP Diagnostics: [^]*\r\nSet-StrictMode -Version Latest\r\n/);
      assert.match(script.text, /\r\n {2}try \{ [^\r]* \}\r\n {2}catch \{ /);
      assert.match(script.text, /\[IO\.File\]::WriteAllText\(\$path, .*UTF8Encoding/);
      assert.doesNotMatch(script.text, /[^\x20-\x7E\r\n]/);
      assert.equal(parsePowerShell(script.text).error, undefined, script.place);
      assert.equal(runs(script).length, script.commandCount);
    }
  });

  it('run nothing that changes anything', () => {
    const reads = /^(?:Get|Test|Resolve|Select|Where|ForEach|Format|Sort|Group|Measure)-/i;
    for (const script of scripts(allPlaybooks())) {
      const frame = ['Set-StrictMode', 'New-Object', 'Add-Check', 'Write-Host', 'Out-String', 'Join-Path'];
      for (const { name } of parsePowerShell(script.text).commands)
        if (name.includes('-'))
          assert.ok(reads.test(name) || [...frame, 'Invoke-CimMethod', 'Import-Module'].includes(name), name);
      for (const run of runs(script))
        assert.doesNotMatch(
          run,
          /\b(?:Set|Remove|Clear|Stop|Restart|Start|Disable|Enable|Add|Reset|Register|Unlock|Update|Install)-[A-Z]|\b(?:logoff|shutdown|tsdiscon|rwinsta|gpupdate)\b|\breg (?:add|delete|import)|\bnet (?:use|stop|start|localgroup)\b|\/(?:delete|add|del)\b/i,
        );
    }
  });

  it('take from the confirm steps only', () => {
    const [playbook] = allPlaybooks().filter(({ id }) => id === 'firewall-block');
    const all = scripts([playbook!]).flatMap(runs).join('\n');
    for (const { run } of [...playbook!.fix, ...playbook!.undo])
      if (run !== undefined) assert.ok(!all.includes(run), run);
  });

  it('leave out what changes, what lacks a value and what they could not keep, and say so', () => {
    for (const run of [
      'Stop-Service TermService',
      'Get-Service; Remove-Item x',
      'Get-ADUser <broker>',
      'Get-X <old-value>',
    ]) {
      const script = made(run);
      assert.deepEqual([script.commandCount, script.leftOutCount], [1, 1], run);
      assert.match(script.text, /# Left out, [^]*\r\n# - Do it\r\n/);
      assert.ok(!runs(script).some((line) => line.includes('Remove') || line.includes('Stop')));
    }
    assert.deepEqual(made('Get-RDServer <broker>').missing, ['broker']);
    assert.equal(made('Get-ADUser "<user>"', 'powershell', { user: 'Zoë' }).leftOutCount, 1);
  });

  it('give Command Prompt its commands whole', () => {
    const script = made('reg query "HKLM\\SOFTWARE\\x y" /v a & net user "<user>"', 'cmd');
    assert.equal(runs(script)[1], `& $env:ComSpec /d /s /c 'reg query "HKLM\\SOFTWARE\\x y" /v a & net user "eva"'`);
  });

  it('run a command once, however many causes ask for it, and what runs anywhere on the client', () => {
    const twice = [1, 2].map(() => ({ id: 'firewall-block', confirm: [step('Get-Service')] }) as const);
    assert.equal(scripts(twice)[0]?.commandCount, 1);
    const [script] = scripts([{ id: 'firewall-block', confirm: [{ ...step('Get-HotFix'), on: 'any' }] }]);
    assert.equal(script?.place, 'client');
  });

  it('hold no value and no text that could become a command', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'\'"`$()#>\r\n;é’“a') }));
    fc.assert(
      // The grammar takes a # behind an escaped character of a text for a comment, which PowerShell does not.
      fc.property(
        text.map((user) => user.replaceAll('#', '')),
        text,
        text,
        (user, title, code) => {
          const [script] = evidenceScripts(
            [
              {
                title,
                playbook: { confirm: [{ ...step('Get-ADUser -Identity "<user>"'), text: title }, step('Get-Service')] },
              },
            ],
            { code, values: { user }, placeName: () => title },
          );
          assert.ok(script);
          assert.doesNotMatch(script.text, /[^\x20-\x7E\r\n]/);
          const { error, commands } = parsePowerShell(script.text);
          assert.equal(error, undefined, script.text);
          const names = new Set(commands.map(({ name }) => name));
          for (const name of [
            'Set-StrictMode',
            'New-Object',
            'Add-Check',
            'Write-Host',
            'Out-String',
            'Join-Path',
            'Get-Date',
            'Get-ADUser',
            'Get-Service',
            '$Run',
          ])
            names.delete(name);
          assert.deepEqual([...names], []);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('write a file that is read as an ordinary log, its codes found', () => {
    const file = path.resolve(__dirname, 'evidence-host.txt');
    const text = readFileSync(file, 'utf8');
    const kind = documentKind({
      path: 'rdp-evidence-SRV01-20260314-091500.txt',
      languageId: 'plaintext',
      start: text.slice(0, 4000),
    });
    assert.equal(kind, 'log');
    const codes = scan(text, { kind }).map(({ code }) => code && `${code.family}:${code.value}`);
    // The code it was made for, in its first line, and what the event log of the host says of the same disconnect.
    assert.deepEqual([...new Set(codes)], ['disconnect:516', 'extended:11']);
    for (const heading of ['=== ', 'Cause: ', 'Command: ', 'Not read: ', '(no output)'])
      assert.ok(text.includes(heading), heading);
  });
});
