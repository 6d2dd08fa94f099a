// What the product must never say, searched in every sentence and command it can show.
import assert from 'node:assert/strict';
import { allEntries, allPlaybooks, CAUSES, codeRef } from '../../../src/core';

/** Every text of an object and of what it holds, with the path to it. */
function textsOf(value: unknown, at: string): { at: string; text: string }[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${at}/${key}`));
}

const texts = [
  ...allEntries().flatMap(({ sources: _ids, ...shown }) => textsOf(shown, codeRef(shown))),
  ...allPlaybooks().flatMap((playbook) => textsOf(playbook, playbook.id)),
  ...textsOf(CAUSES, 'causes'),
];

const FORBIDDEN: readonly [what: string, pattern: RegExp][] = [
  ['resetting the licensing grace period', /RCM\\+GracePeriod|\\GracePeriod\b|L\$RTMTIMEBOMB/i],
  [
    'a longer grace period',
    /(?:reset|extend|renew|restart|lengthen|rearm|delete|remove)\w*\s(?:\w+\s){0,3}grace.?period/i,
  ],
  ['rearming Windows', /\brearm\b|slmgr\S*\s[-/]rearm/i],
  ['patching termsrv.dll', /termsrv\.dll|termsrv_patch|universal termsrv/i],
  ['wrapping the service for more sessions', /\brdp ?wrap(?:per)?\b/i],
  ['switching the firewall off', /Set-NetFirewallProfile[^|;]*-Enabled\s+\$?false|advfirewall set \w+ state off/i],
  ['switching antivirus off', /Set-MpPreference[^|;]*-Disable\w+\s+\$?true/i],
  ['switching User Account Control off', /EnableLUA[^|;]*(?:\/d|-Value)\s+0/i],
  ['opening Remote Desktop to the whole Internet', /-SourceAddressPrefix\s+(?:\*|Internet|0\.0\.0\.0\/0)/i],
  ['a password in a command line', /\/(?:p|pass|password):(?!<)\S|net user \S+ (?![</*"%])\S+$/i],
  ['saving blank passwords as usable', /LimitBlankPasswordUse[^|;]*(?:\/d|-Value)\s+0/i],
  ['trusting every host for delegation', /TERMSRV\/\*/i],
  [
    'switching certificate checks off for good',
    /AuthenticationLevelOverride[^|;]*(?:\/d|-Value)\s+0|\/cert[:-]ignore/i,
  ],
  [
    'old protocols',
    /(?:SSL 3\.0|SSL 2\.0|TLS 1\.0)\\(?:Server|Client)"?\s[^&;]*Enabled[^&;]*(?:\/d|-Value)\s+(?:1|0xffffffff)/i,
  ],
  [
    'running a download',
    /(?:iwr|Invoke-WebRequest|curl|DownloadString)\b[^;]*\|\s*(?:iex|Invoke-Expression|sh|bash)\b|\biex\b/i,
  ],
  [
    'switching the execution policy off beyond one window',
    /(?<!-Scope Process )-ExecutionPolicy\s+(?:Bypass|Unrestricted)/i,
  ],
];

describe('No entry and no playbook advises', () => {
  for (const [what, pattern] of FORBIDDEN) {
    it(what, () => {
      const found = texts.filter(({ text }) => pattern.test(text)).map(({ at, text }) => `${at}: ${text}`);
      assert.deepEqual(found, []);
    });
  }

  it('an American "license" in its own sentences', () => {
    // Names of windows, policies, commands and pages keep their spelling; they stand in quotes, in run, look and links.
    const own = texts.filter(({ at }) => /\/(?:title|meaning|concerns)$/.test(at) && !at.includes('/links/'));
    assert.deepEqual(
      own
        .filter(({ text }) => /\blicenses?\b/.test(text.replace(/"[^"]*"/g, '')))
        .map(({ at, text }) => `${at}: ${text}`),
      [],
    );
  });

  it('anything in words that promise too much or talk down', () => {
    const found = texts.filter(({ text }) =>
      /\b(?:guaranteed|100 ?%|obviously|of course|just click|easy)\b/i.test(text),
    );
    assert.deepEqual(
      found.map(({ at, text }) => `${at}: ${text}`),
      [],
    );
  });
});
