import type { Source } from '../../knowledge/sources';

/** Where statements about the dialog that Windows shows for an `.rdp` file come from. */
export const ASK_SOURCES = {
  'ms-warnings': {
    title: 'Microsoft: security warnings when opening .rdp files',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/understanding-security-warnings',
    kind: 'publisher',
  },
  'ms-extended': {
    title: 'Microsoft: IMsRdpExtendedSettings::Property',
    url: 'https://learn.microsoft.com/windows/win32/termserv/imsrdpextendedsettings-property',
    kind: 'publisher',
  },
  'ms-policy': {
    title: 'Microsoft: policies of the Remote Desktop client',
    url: 'https://learn.microsoft.com/windows/client-management/mdm/policy-csp-admx-terminalserver',
    kind: 'publisher',
  },
  'ms-signing': {
    title: 'Microsoft: signing .rdp files',
    url: 'https://technet.microsoft.com/library/cc754499.aspx',
    kind: 'publisher',
  },
  'ms-rdpsign': {
    title: 'Microsoft: rdpsign',
    url: 'https://learn.microsoft.com/windows-server/administration/windows-commands/rdpsign',
    kind: 'publisher',
  },
  'ms-test-scripts': {
    title: 'Microsoft: scripts of the Windows Protocol Test Suites',
    url: 'https://github.com/microsoft/WindowsProtocolTestSuites',
    kind: 'publisher',
  },
  'ms-redirection': {
    title: 'Microsoft: supported RDP properties (2024)',
    url: 'https://learn.microsoft.com/azure/virtual-desktop/rdp-properties',
    kind: 'publisher',
  },
  signotaur: { title: 'FinalBuilder: documentation of Signotaur', kind: 'software' },
  dynatec: {
    title: 'DynatecRDM: RdpSigning.cs',
    url: 'https://github.com/bendikme/DynatecRDM',
    kind: 'software',
  },
  hospitalhub: { title: 'HospitalHub: rdp.py', url: 'https://github.com/baczek48/HospitalHub', kind: 'software' },
  '1remote-567': {
    title: '1Remote: discussion 567',
    url: 'https://github.com/1Remote/1Remote/discussions/567',
    kind: 'report',
  },
  '1remote-1089': {
    title: '1Remote: issue 1089',
    url: 'https://github.com/1Remote/1Remote/issues/1089',
    kind: 'report',
  },
  'wslg-1440': { title: 'WSLg: issue 1440', url: 'https://github.com/microsoft/wslg/issues/1440', kind: 'report' },
  dille: {
    title: 'dille.name: second prompt for credentials',
    url: 'https://dille.name/blog/2012/12/19/second-prompt-for-user-credentials-in-remote-desktop-services/',
    kind: 'community',
  },
  rdpsign: {
    title: 'nfedera/rdpsign, pull requests 2 and 3',
    url: 'https://github.com/nfedera/rdpsign/pulls',
    kind: 'report',
  },
  scripts: { title: 'Public scripts without an address that lasts', kind: 'report' },
  press: { title: 'Reports of the press on the update of April 2026', kind: 'community' },
  observed: { title: 'Observed on signed files by this project', kind: 'memory' },
} as const satisfies Readonly<Record<string, Source>>;

export type AskSourceId = keyof typeof ASK_SOURCES;
