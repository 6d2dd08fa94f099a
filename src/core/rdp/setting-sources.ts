import type { Source } from '../knowledge/sources';

/** Where statements about settings come from. */
export const SETTING_SOURCES = {
  'ms-2024': {
    title: 'Microsoft: supported RDP properties (2024)',
    url: 'https://learn.microsoft.com/azure/virtual-desktop/rdp-properties',
    kind: 'publisher',
  },
  'ms-2020': {
    title: 'Microsoft: RDP file settings (2020)',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/clients/rdp-files',
    kind: 'publisher',
  },
  'ms-r2': {
    title: 'Microsoft: RDP settings of Windows Server 2008 R2',
    url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/ff393699(v=ws.10)',
    kind: 'publisher',
  },
  'ms-activex': {
    title: 'Microsoft: Remote Desktop ActiveX control',
    url: 'https://learn.microsoft.com/windows/win32/termserv/',
    kind: 'publisher',
  },
  'ms-extended': {
    title: 'Microsoft: IMsRdpExtendedSettings::Property',
    url: 'https://learn.microsoft.com/windows/win32/termserv/imsrdpextendedsettings-property',
    kind: 'publisher',
  },
  'ms-uri': {
    title: 'Microsoft: Remote Desktop URI scheme',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remote-desktop-uri',
    kind: 'publisher',
  },
  'ms-warnings': {
    title: 'Microsoft: security warnings when opening .rdp files',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/understanding-security-warnings',
    kind: 'publisher',
  },
  'ms-drives': {
    title: 'Microsoft: redirection of drives and storage',
    url: 'https://learn.microsoft.com/azure/virtual-desktop/redirection-configure-drives-storage',
    kind: 'publisher',
  },
  'kb-885187': {
    title: 'Microsoft KB 885187: RDP settings in Windows XP',
    url: 'https://support.microsoft.com/kb/885187',
    kind: 'publisher',
  },
  donkz: { title: 'donkz.nl: RDP settings', url: 'http://www.donkz.nl/files/rdpsettings.html', kind: 'community' },
  'strings-list': {
    title: 'Setting names found in an mstsc build',
    url: 'https://gist.github.com/ubergoober/255b3b1d20f20233b37a',
    kind: 'community',
  },
  freerdp: {
    title: 'FreeRDP: client/common/file.c',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/master/client/common/file.c',
    kind: 'software',
  },
  'freerdp-tests': {
    title: 'FreeRDP: rdp-testcases',
    url: 'https://github.com/FreeRDP/FreeRDP/tree/master/client/common/test/rdp-testcases',
    kind: 'software',
  },
  ironrdp: {
    title: 'IronRDP: ironrdp-cfg',
    url: 'https://github.com/Devolutions/IronRDP/blob/master/crates/ironrdp-cfg/src/lib.rs',
    kind: 'software',
  },
  msrdpex: {
    title: 'MsRdpEx: README',
    url: 'https://github.com/Devolutions/MsRdpEx/blob/master/README.md',
    kind: 'software',
  },
  remmina: {
    title: 'Remmina: rdp_file.c',
    url: 'https://github.com/FreeRDP/Remmina/blob/master/plugins/rdp/rdp_file.c',
    kind: 'software',
  },
  mremoteng: {
    title: 'mRemoteNG: RemoteDesktopConnectionDeserializer',
    url: 'https://github.com/mRemoteNG/mRemoteNG/blob/develop/mRemoteNG/Config/Serializers/MiscSerializers/RemoteDesktopConnectionDeserializer.cs',
    kind: 'software',
  },
  '1remote': {
    title: '1Remote: RdpConfig.cs',
    url: 'https://github.com/1Remote/1Remote/blob/main/Ui/Utils/RdpFile/RdpConfig.cs',
    kind: 'software',
  },
  cord: {
    title: 'CoRD: CRDSession.m',
    url: 'https://github.com/dorianj/CoRD/blob/master/Source/CRDSession.m',
    kind: 'software',
  },
  remoteapptool: {
    title: 'RemoteApp Tool: RDPFileLib.vb',
    url: 'https://github.com/kimmknight/remoteapptool/blob/master/RDPFileLib/RDPFileLib.vb',
    kind: 'software',
  },
  rdpfileeditor: {
    title: 'rdpfileeditor: rdpoptions.json',
    url: 'https://github.com/kimmknight/rdpfileeditor/blob/main/rdpoptions.json',
    kind: 'software',
  },
  raweb: {
    title: 'RAWeb: groupResourceProperties.ts',
    url: 'https://github.com/kimmknight/raweb/blob/main/frontend/lib/utils/groupResourceProperties.ts',
    kind: 'software',
  },
  rdpgw: { title: 'rdpgw', url: 'https://github.com/bolkedebruin/rdpgw', kind: 'software' },
  'rdpsign-py': {
    title: 'rdpsign.py',
    url: 'https://github.com/nfedera/rdpsign/blob/master/rdpsign.py',
    kind: 'software',
  },
  psign: { title: 'psign', url: 'https://github.com/mamoreau-devolutions/psign', kind: 'software' },
  rdpvnclaunch: {
    title: 'rdpvnclaunch: template.rdp',
    url: 'https://github.com/osklil/rdpvnclaunch/blob/master/template.rdp',
    kind: 'software',
  },
  cetsc: {
    title: 'Windows CE: default.rdp',
    url: 'https://github.com/hjgode/ceTSC/blob/master/default.rdp',
    kind: 'software',
  },
  'windows-app-export': {
    title: 'A Windows App for Mac export',
    url: 'https://github.com/RobeSantoro/ngrokme/blob/main/template.rdp',
    kind: 'software',
  },
  observed: { title: 'Observed in real files; not documented', kind: 'report' },
} as const satisfies Record<string, Source>;

export type SettingSourceId = keyof typeof SETTING_SOURCES;

/** Clients and services that honour settings, as shown to the reader. */
export const CLIENTS = {
  mstsc: 'mstsc',
  'mstsc-5': 'mstsc 5 (Windows XP)',
  'mstsc-5-6': 'mstsc 5 to 6.0',
  'mstsc-7': 'mstsc 7',
  'mstsc-10': 'mstsc 10',
  'mstsc-23h2': 'mstsc (Windows 11 23H2 and later)',
  'mstsc-24h2': 'mstsc (Windows 11 24H2 and later)',
  'mstsc-26h1': 'mstsc (Windows 11 26H1)',
  'mstsc-old': 'mstsc (a name in old versions only)',
  msrdc: 'Remote Desktop client (msrdc)',
  app: 'Windows App',
  mac: 'macOS',
  'mac-all-only': 'macOS (* only)',
  'mac-1-2': 'macOS (1 and 2 only)',
  avd: 'Azure Virtual Desktop',
  w365: 'Windows 365',
  pc: 'remote PC connections',
  rds: 'Remote Desktop Services',
  'rds-wap': 'Remote Desktop Services behind Web Application Proxy',
  rdweb: 'RDWeb',
  freerdp: 'FreeRDP',
  'freerdp-idle': 'FreeRDP (reads it without effect)',
  remmina: 'Remmina',
  ironrdp: 'IronRDP',
  msrdpex: 'MsRdpEx',
  mremoteng: 'mRemoteNG',
  cord: 'CoRD',
  raweb: 'RAWeb',
  remoteapptool: 'RemoteApp Tool',
  rdpvnclaunch: 'rdpvnclaunch',
  ce: 'Windows CE',
} as const satisfies Record<string, string>;

export type ClientId = keyof typeof CLIENTS;
