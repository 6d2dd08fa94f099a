import type { Explanation, Playbook, Translate } from '../../src/core';

/** What a hostile document or table could hold; it has to stay text everywhere. */
export const HOSTILE = '<img src=x onerror=alert(1)> [x](command:evil) `code` **b** & </code><script>alert(1)</script>';

/** A playbook that uses every field of a step. */
export const EVERY_FIELD: Playbook = {
  id: 'name-resolution',
  concerns: 'Clients that reach the remote computer by name, not by address.',
  confirm: [
    {
      text: 'Ask DNS for the name of the remote computer',
      on: 'client',
      run: 'Resolve-DnsName -Name <host> -Type A_AAAA -ErrorAction SilentlyContinue | Format-Table Name, Type, IPAddress, NameHost -AutoSize',
      shell: 'powershell',
      expect: 'No answer, or an old address, points to DNS. The right address points away from it.',
    },
    {
      text: 'Look at the servers the client asks',
      on: 'client',
      look: 'Settings > Network & internet > Ethernet',
      unverified: true,
    },
  ],
  fix: [
    {
      text: 'Forget what the client remembers of DNS',
      on: 'client',
      run: 'ipconfig /flushdns',
      shell: 'cmd',
      risk: 'low',
    },
    {
      text: 'Register the host in DNS again',
      on: 'host',
      run: 'Register-DnsClient\r\nRestart-Service -Name Dnscache -Force',
      shell: 'powershell',
      admin: true,
      risk: 'medium',
      restarts: 'the DNS client service',
      drops: true,
      warning: 'Do this outside working hours: names do not resolve for some seconds.',
    },
    { text: 'Correct the record in the zone', on: 'directory', admin: true, risk: 'high' },
  ],
  verify: [{ text: 'Connect by name again', on: 'client' }],
  undo: [{ text: 'Put the old record back from the export', on: 'directory', admin: true, risk: 'medium' }],
  warnings: ['A hosts file on the client wins over DNS.', 'A split DNS gives other answers outside.'],
  olderWindows: [
    {
      text: 'Use nslookup in place of Resolve-DnsName',
      on: 'client',
      run: 'nslookup <host>',
      shell: 'cmd',
      risk: 'none',
    },
  ],
  links: [{ title: 'Resolve-DnsName', url: 'https://learn.microsoft.com/powershell/module/dnsclient/resolve-dnsname' }],
  confidence: 'high',
};

export const TRIAGE: Playbook = {
  id: 'triage-first',
  concerns: 'Anyone with a code that does not settle the cause.',
  confirm: [{ text: 'Read the events of the same minute', on: 'host' }],
  fix: [],
  verify: [],
  undo: [],
  links: [{ title: 'Not https', url: 'http://example.com/' }],
  confidence: 'medium',
};

export const EXPLANATION: Explanation = {
  code: { family: 'disconnect', value: 516 },
  familyTitle: 'Disconnect reason',
  seenIn: 'the "Error code" of a Remote Desktop window; client event 1026',
  notations: ['0x204', '516'],
  symbol: 'disconnectReasonSocketConnectFailed',
  title: 'The client could not open a connection',
  meaning:
    'The client found an address for the remote computer but no connection to it came about. It does not prove that the remote computer is off: a firewall or a closed port looks the same.',
  severity: 'error',
  confidence: 'high',
  known: true,
  structure: [],
  extended: {
    code: { family: 'extended', value: 0 },
    familyTitle: 'Extended disconnect reason',
    seenIn: 'the "Extended error code" of a Remote Desktop window',
    notations: ['0', '0x0'],
    symbol: 'exDiscReasonNoInfo',
    title: 'No further information',
    meaning: 'The host sent no reason of its own.',
    severity: 'info',
    confidence: 'high',
    known: true,
    structure: [],
    related: [],
    causes: [{ id: 'triage-first', title: 'Triage' }],
    sources: [],
    candidates: [],
  },
  together: 'The connection ended before the host could say anything: look at the way to it first.',
  conflict: 'One list names the number differently; the header and three programs agree on this name.',
  note: 'Normal while the host restarts.',
  related: [
    {
      code: { family: 'errconnect', value: 0x20006 },
      label: '0x00020006 (131078)',
      familyTitle: 'FreeRDP connection error',
      title: 'Connect failed',
    },
  ],
  causes: [
    { id: 'host-unreachable', title: 'The remote computer is off, moved, or behind a missing route or VPN' },
    { id: 'name-resolution', title: 'The name of the remote computer does not resolve in DNS', playbook: EVERY_FIELD },
    { id: 'firewall-block', title: 'A firewall on the host or on the way drops TCP 3389' },
    { id: 'triage-first', title: 'The code does not settle it yet', playbook: TRIAGE },
  ],
  sources: [
    {
      title: 'Microsoft: OnDisconnected',
      url: 'https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected',
      kind: 'publisher',
    },
    { title: 'A blog', url: 'http://os-zenia.blogspot.com/2018', kind: 'community' },
    { title: 'Not found in a published source', kind: 'memory' },
  ],
  candidates: [
    {
      code: { family: 'errinfo', value: 516 },
      label: '0x204 (516)',
      familyTitle: 'Server error information',
      title: 'Another meaning',
    },
    {
      code: { family: 'hresult', value: 516 },
      label: '0x00000204 (516)',
      familyTitle: 'Windows result (HRESULT)',
      title: HOSTILE,
    },
  ],
};

/** The explanation with every free text hostile. */
export const HOSTILE_EXPLANATION: Explanation = {
  ...EXPLANATION,
  familyTitle: HOSTILE,
  notations: [HOSTILE],
  symbol: HOSTILE,
  title: HOSTILE,
  meaning: HOSTILE,
  known: false,
  structure: [HOSTILE],
  together: HOSTILE,
  conflict: HOSTILE,
  note: HOSTILE,
  causes: [
    {
      id: 'name-resolution',
      title: HOSTILE,
      playbook: {
        ...EVERY_FIELD,
        concerns: HOSTILE,
        confirm: [
          { text: HOSTILE, on: 'client', run: `${HOSTILE}\n\`\`\`\n# out\n\`\`\`\``, shell: 'bash', expect: HOSTILE },
        ],
        warnings: [HOSTILE],
        links: [{ title: HOSTILE, url: 'https://example.com/>)<b>' }],
      },
    },
    { id: 'firewall-block', title: HOSTILE },
  ],
  sources: [{ title: HOSTILE, url: 'javascript:alert(1)', kind: 'report' }],
};

export const NONE: ReadonlySet<string> = new Set();

/** Marks what went through translation. */
export const marked: Translate = (message, ...args) =>
  `«${message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]))}»`;
