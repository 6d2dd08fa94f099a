import assert from 'node:assert/strict';
import { allPlaybooks, isReadOnlyCommand } from '../../../src/core';
import type { Shell, Step } from '../../../src/core';

const steps = (...lists: ('confirm' | 'fix' | 'undo' | 'olderWindows')[]): Step[] =>
  allPlaybooks().flatMap((playbook) => lists.flatMap((list) => playbook[list] ?? []));
/** As if every placeholder were filled in. */
const filled = (run: string): string => run.replace(/<[A-Za-z][^>]{0,30}>/g, '5');
const isReadOnly = ({ run, shell }: Step): boolean => run !== undefined && isReadOnlyCommand(filled(run), shell);

/** What changes something, by any name it has in our playbooks. */
const CHANGES =
  /\b(?:Add|Clear|Disable|Enable|Enter|Install|Move|New|Register|Remove|Rename|Repair|Reset|Restart|Resume|Set|Start|Stop|Suspend|Uninstall|Unlock|Update)-(?!Object)[A-Z]|-Repair\b|\breg(?:\.exe)? (?:add|delete|import)|\bsc(?:\.exe)? (?:config|start|stop)|\bnet (?:start|stop|use|localgroup)|\/(?:add|delete|active|times)\b|\b(?:logoff|rwinsta|tsdiscon|reset session|shutdown|gpupdate|del|takeown|netsh .* set|setspn -[SD]|cmdkey \/delete|certutil -(?:delstore|addstore|repairstore)|ipconfig \/(?:flushdns|registerdns|release|renew)|w32tm \/(?:resync|config)|change logon \/(?:enable|disable)|powercfg \/(?:change|setactive)|icacls .* \/(?:grant|reset|setowner)|klist purge)\b/i;

describe('read-only commands', () => {
  it('are nearly all that the confirm steps hold', () => {
    const commands = steps('confirm').filter(({ run }) => run !== undefined);
    const share = commands.filter(isReadOnly).length / commands.length;
    assert.ok(share > 0.85, `${share}`);
  });

  it('are none of the fix and undo steps that change something', () => {
    const changing = steps('fix', 'undo', 'olderWindows').filter(({ run }) => CHANGES.test(run ?? ''));
    assert.ok(changing.length > 150, `${changing.length}`);
    assert.deepEqual(
      changing.filter(isReadOnly).map(({ run }) => run),
      [],
    );
    const risky = steps('fix', 'undo').filter(
      ({ risk, run }) => run !== undefined && (risk === 'medium' || risk === 'high'),
    );
    assert.deepEqual(
      risky.filter(isReadOnly).map(({ run }) => run),
      [],
    );
  });

  it('are not those that open a window, ask, write a file or fetch a ticket', () => {
    for (const command of [
      'mstsc /v:localhost',
      'licmgr.exe',
      'klist get TERMSRV/a',
      'gpresult /h "%TEMP%\\gp.html" /f',
      'secedit /export /areas USER_RIGHTS /cfg "%TEMP%\\ur.inf"',
      'net use "\\\\a\\IPC$" * /user:"C\\a"',
    ])
      assert.equal(isReadOnlyCommand(command, 'cmd'), false, command);
  });

  it('stay read-only in whatever company: nothing gets in before, behind or inside them', () => {
    const change: Record<'powershell' | 'cmd', readonly string[]> = {
      powershell: [
        'Stop-Service TermService',
        'logoff',
        'logoff 3',
        'shutdown /r',
        'iex x',
        '& "logoff"',
        '. .\\a.ps1',
        'cmd /c del x',
        'Remove-Item x',
        'reg delete HKLM\\x',
        'Set-ItemProperty x',
        'ForEach-Object Delete',
        'Invoke-CimMethod -InputObject (Get-CimInstance x) -MethodName Shutdown',
        '(Get-Item x).Delete()',
        '[IO.File]::Delete("x")',
        'Test-ComputerSecureChannel -Repair',
        'Out-File x',
        'Tee-Object x',
      ],
      cmd: [
        'del x',
        'logoff',
        'logoff 3',
        'shutdown /r',
        'reg add HKLM\\x',
        'net user a /delete',
        'net user a b',
        'a.exe',
      ],
    };
    const insert: Record<'powershell' | 'cmd', readonly ((read: string, change: string) => string)[]> = {
      powershell: [
        (read, bad) => `${read}; ${bad}`,
        (read, bad) => `${bad}; ${read}`,
        (read, bad) => `${read} | ${bad}`,
        (read, bad) => `${read} | ForEach-Object { ${bad} }`,
        (read, bad) => `${read} | Where-Object { ${bad} }`,
        (read, bad) => `${read} "$(${bad})"`,
        (read, bad) => `${read} (${bad})`,
        (read, bad) => `${read}\n${bad}`,
        (read, bad) => `${read} && ${bad}`,
        (read, bad) => `${read} @{a=${bad}}`,
        (read, bad) => `${read} @{a=(${bad})}`,
        (_, bad) => `$x=${bad}`,
        (read, bad) => `try { ${bad} } catch { ${read} }`,
      ],
      cmd: [
        (read, bad) => `${read} & ${bad}`,
        (read, bad) => `${bad} & ${read}`,
        (read, bad) => `${read} | ${bad}`,
        (read, bad) => `${read} && ${bad}`,
        (read, bad) => `${read} || ${bad}`,
        (read, bad) => `${read} & (${bad})`,
        (read, bad) => `${read}\r\n${bad}`,
      ],
    };
    const kept: string[] = [];
    for (const step of steps('confirm').filter(isReadOnly)) {
      const shell = step.shell as 'powershell' | 'cmd';
      const read = filled(step.run!);
      for (const bad of change[shell])
        for (const put of insert[shell]) {
          const command = put(read, bad);
          // What is an argument there, and no command.
          if (isReadOnlyCommand(command, shell)) kept.push(command);
        }
    }
    assert.deepEqual([...new Set(kept)].slice(0, 20), []);
  });

  it('write no file and redirect nothing', () => {
    for (const [command, shell] of [
      ['Get-Service > x', 'powershell'],
      ['Get-Service 2>&1', 'powershell'],
      ['Get-Service | Out-File x', 'powershell'],
      ['Get-Service | Set-Content x', 'powershell'],
      ['Get-Service "a', 'powershell'],
      ['Get-Service `n', 'powershell'],
      ['netstat -ano > x', 'cmd'],
      ['netstat -ano ^& del x', 'cmd'],
      ['reg query "HKLM\\x', 'cmd'],
      ['reg query HKLM\\x /v a & reg export HKLM\\x y', 'cmd'],
    ] as [string, Shell][])
      assert.equal(isReadOnlyCommand(command, shell), false, command);
    assert.equal(isReadOnlyCommand('cat /etc/hosts', 'bash'), false);
    assert.equal(isReadOnlyCommand('netstat -ano', undefined), false);
  });
});
