/** Where statements come from. A row names its sources by these ids; the reader sees title and address. */

export interface Source {
  readonly title: string;
  /** Absent where the source has no stable public address. */
  readonly url?: string;
  /** publisher: Microsoft or the project that defines the code. software: a program that uses it. report: what a user saw. */
  readonly kind: 'publisher' | 'software' | 'community' | 'report' | 'memory';
}

export const SOURCES = {
  'reason-list': { title: 'Archived RDP disconnect-reason list (TechNet wiki lineage)', kind: 'publisher' },
  xpra: {
    title: 'Xpra: desktoplogon_lib.py',
    url: 'https://github.com/Xpra-org/xpra/blob/c3328378/xpra/platform/win32/desktoplogon_lib.py',
    kind: 'software',
  },
  networkmanager: {
    title: 'NETworkManager: RemoteDesktopControl',
    url: 'https://github.com/BornToBeRoot/NETworkManager/blob/07661d80489169ebdd45a40831680837069233b9/Source/NETworkManager/Controls/RemoteDesktopControl.xaml.cs',
    kind: 'software',
  },
  'iap-desktop': {
    title: 'IAP Desktop: RdpExceptions',
    url: 'https://github.com/GoogleCloudPlatform/iap-desktop/blob/208a0e6204ef83e1b6e2ef30590507ede017039b/sources/Google.Solutions.Terminal/Controls/RdpExceptions.cs',
    kind: 'software',
  },
  'ms-ondisconnected': {
    title: 'Microsoft: IMsTscAxEvents::OnDisconnected',
    url: 'https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected',
    kind: 'publisher',
  },
  'mstscax-header': {
    title: 'MsTscAx.h (as in NanaBox)',
    url: 'https://github.com/M2Team/NanaBox/blob/9b4f9e08343ab0f2a076ae33aa05d3aca202a038/NanaBox/MsTscAx.h',
    kind: 'publisher',
  },
  'azure-docs-81304': {
    title: 'azure-docs issue 81304',
    url: 'https://github.com/MicrosoftDocs/azure-docs/issues/81304',
    kind: 'report',
  },
  rvt2: { title: 'INCIDE rvt2 event plugin', kind: 'software' },
  'xrdp-3015': { title: 'xrdp issue 3015', url: 'https://github.com/neutrinolabs/xrdp/issues/3015', kind: 'report' },
  'windowsserverdocs-6726': {
    title: 'windowsserverdocs issue 6726',
    url: 'https://github.com/MicrosoftDocs/windowsserverdocs/issues/6726',
    kind: 'report',
  },
  'rdpwrap-571': { title: 'rdpwrap issue 571', url: 'https://github.com/stascorp/rdpwrap/issues/571', kind: 'report' },
  'rdpwrap-1340': {
    title: 'rdpwrap issue 1340',
    url: 'https://github.com/stascorp/rdpwrap/issues/1340',
    kind: 'report',
  },
  'rdpwrap-ini-305': {
    title: 'rdpwrap.ini issue 305',
    url: 'https://github.com/sebaxakerhtc/rdpwrap.ini/issues/305',
    kind: 'report',
  },
  'docker-remote-desktop-30': {
    title: 'docker-remote-desktop issue 30',
    url: 'https://github.com/scottyhardy/docker-remote-desktop/issues/30',
    kind: 'report',
  },
  'superrdp-38': { title: 'SuperRDP issue 38', url: 'https://github.com/anhkgg/SuperRDP/issues/38', kind: 'report' },
  mremoteng: {
    title: 'mRemoteNG: RdpProtocol',
    url: 'https://github.com/mRemoteNG/mRemoteNG/blob/2e7579cac5b4a28544896ec415067f87916fc2c2/mRemoteNG/Connection/Protocol/RDP/RdpProtocol.cs',
    kind: 'software',
  },
  'iap-desktop-tests': {
    title: 'IAP Desktop: TestRdpWithGroupPolicies',
    url: 'https://github.com/GoogleCloudPlatform/iap-desktop/blob/208a0e6204ef83e1b6e2ef30590507ede017039b/sources/Google.Solutions.IapDesktop.Extensions.Session.Test/Protocol/Rdp/TestRdpWithGroupPolicies.cs',
    kind: 'software',
  },
  'mremoteng-1194': {
    title: 'mRemoteNG issue 1194',
    url: 'https://github.com/mRemoteNG/mRemoteNG/issues/1194',
    kind: 'report',
  },
  '1remote-108': { title: '1Remote issue 108', url: 'https://github.com/1Remote/1Remote/issues/108', kind: 'report' },
  'ms-certificate-expired': { title: 'Microsoft: certificate or connection information expired', kind: 'publisher' },
  'azure-docs-60594': {
    title: 'azure-docs issue 60594',
    url: 'https://github.com/MicrosoftDocs/azure-docs/issues/60594',
    kind: 'report',
  },
  'azure-docs-55687': {
    title: 'azure-docs issue 55687',
    url: 'https://github.com/MicrosoftDocs/azure-docs/issues/55687',
    kind: 'report',
  },
  'ms-mac-whatsnew': {
    title: 'Microsoft: what is new in the macOS client',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/clients/mac-whatsnew',
    kind: 'publisher',
  },
  'ms-rdpbcgr-errinfo': {
    title: '[MS-RDPBCGR] Set Error Info PDU Data',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/a21a1bd9-2303-49c1-90ec-3932435c248c',
    kind: 'publisher',
  },
  'ms-extended': {
    title: 'Microsoft: ExtendedDisconnectReasonCode',
    url: 'https://learn.microsoft.com/windows/win32/termserv/extendeddisconnectreasoncode',
    kind: 'publisher',
  },
  'csharp-table': { title: 'Published C# table of reasons', kind: 'software' },
  'ms-rdpbcgr': {
    title: '[MS-RDPBCGR] (text copy)',
    url: 'https://github.com/awakecoding/openspecs/blob/8cdf89cf34e1dc80d96115835130ac247dca7a77/skills/windows-protocols/MS-RDPBCGR/MS-RDPBCGR.md',
    kind: 'publisher',
  },
  'freerdp-error-h': {
    title: 'FreeRDP: error.h',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/include/freerdp/error.h',
    kind: 'software',
  },
  'freerdp-errinfo-c': {
    title: 'FreeRDP: errinfo.c',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/libfreerdp/core/errinfo.c',
    kind: 'software',
  },
  'freerdp-errconnect-c': {
    title: 'FreeRDP: errconnect.c',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/libfreerdp/core/errconnect.c',
    kind: 'software',
  },
  ironrdp: {
    title: 'IronRDP: server_error_info.rs',
    url: 'https://github.com/Devolutions/IronRDP/blob/18e259cd108b1debe6598b93f760af5d527ad194/crates/ironrdp-pdu/src/rdp/server_error_info.rs',
    kind: 'software',
  },
  'ms-rdpbcgr-nego': {
    title: '[MS-RDPBCGR] 2.2.1.2.2 RDP Negotiation Failure',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/',
    kind: 'publisher',
  },
  'freerdp-nego-h': {
    title: 'FreeRDP: nego.h',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/libfreerdp/core/nego.h',
    kind: 'software',
  },
  'os-zenia': { title: 'os-zenia: event 40 reason list', url: 'https://os-zenia.blogspot.com/2018', kind: 'community' },
  'ms-tsgu': {
    title: '[MS-TSGU] 2.2.6 return codes',
    url: 'https://github.com/awakecoding/openspecs/blob/8cdf89cf34e1dc80d96115835130ac247dca7a77/skills/windows-protocols/MS-TSGU/MS-TSGU.md',
    kind: 'publisher',
  },
  'freerdp-tsg-h': {
    title: 'FreeRDP: tsg.h',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/libfreerdp/core/gateway/tsg.h',
    kind: 'software',
  },
  'hayabusa-evtx': {
    title: 'Hayabusa sample event logs',
    url: 'https://github.com/Yamato-Security/hayabusa-sample-evtx/tree/071da2e1f18d570162a61d8fd476f5454bbf6631',
    kind: 'community',
  },
  'ms-erref': {
    title: '[MS-ERREF] Windows error codes',
    url: 'https://github.com/awakecoding/openspecs/blob/8cdf89cf34e1dc80d96115835130ac247dca7a77/skills/windows-protocols/MS-ERREF/MS-ERREF.md',
    kind: 'publisher',
  },
  'technet-37874': {
    title: 'TechNet wiki 37874: session host disconnect codes',
    url: 'https://learn.microsoft.com/archive/technet-wiki/37874.rds-session-host-server-disconnect-codes',
    kind: 'publisher',
  },
  'ponder-the-bits': {
    title: 'Ponder The Bits: RDP event logs',
    url: 'https://ponderthebits.com/2018/02/windows-rdp-related-event-logs-identification-tracking-and-investigation/',
    kind: 'community',
  },
  'winpr-error-h': {
    title: 'FreeRDP WinPR: error.h',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/winpr/include/winpr/error.h',
    kind: 'software',
  },
  'winpr-nt-h': {
    title: 'FreeRDP WinPR: nt.h',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/winpr/include/winpr/nt.h',
    kind: 'software',
  },
  'winpr-sspi-h': {
    title: 'FreeRDP WinPR: sspi.h',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/winpr/include/winpr/sspi.h',
    kind: 'software',
  },
  'winpr-smartcard-h': {
    title: 'FreeRDP WinPR: smartcard.h',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/winpr/include/winpr/smartcard.h',
    kind: 'software',
  },
  'ms-avd-diagnostics-2019': {
    title: 'Azure Virtual Desktop (classic): diagnostics',
    url: 'https://github.com/MicrosoftDocs/azure-docs/blob/0a5db794/articles/virtual-desktop/virtual-desktop-fall-2019/diagnostics-role-service-2019.md',
    kind: 'publisher',
  },
  'ms-avd-diagnostics': {
    title: 'Azure Virtual Desktop: diagnostics role service',
    url: 'https://learn.microsoft.com/azure/virtual-desktop/diagnostics-role-service',
    kind: 'publisher',
  },
  'report-112f': { title: 'Community report of 0x112F', kind: 'report' },
  memory: { title: 'Not found in a published source; from general knowledge', kind: 'memory' },
  'ms-termdd-56': {
    title: 'Microsoft: the curious case of event ID 56 (TermDD)',
    url: 'https://techcommunity.microsoft.com/t5/ask-the-performance-team/the-curious-case-of-event-id-56-with-source-termdd/ba-p/374553',
    kind: 'publisher',
  },
  'avd-helper-table': { title: 'Public table of AVD error names', kind: 'community' },
  'ms-avd-shortpath': {
    title: 'Azure Virtual Desktop: troubleshoot RDP Shortpath',
    url: 'https://learn.microsoft.com/azure/virtual-desktop/troubleshoot-rdp-shortpath',
    kind: 'publisher',
  },
  'ms-avd-agent': {
    title: 'Azure Virtual Desktop: troubleshoot the agent',
    url: 'https://learn.microsoft.com/azure/virtual-desktop/troubleshoot-agent',
    kind: 'publisher',
  },
  'freerdp-arm-c': {
    title: 'FreeRDP: gateway/arm.c',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/libfreerdp/core/gateway/arm.c',
    kind: 'software',
  },
  'freerdp-xfreerdp-h': {
    title: 'FreeRDP: xfreerdp.h',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/client/X11/xfreerdp.h',
    kind: 'software',
  },
  'freerdp-xf-client-c': {
    title: 'FreeRDP: xf_client.c',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/client/X11/xf_client.c',
    kind: 'software',
  },
  'freerdp-sdl2': {
    title: 'FreeRDP: sdl_freerdp.cpp (SDL2)',
    url: 'https://github.com/FreeRDP/FreeRDP/blob/9626564421df72c84f891afdbc0b20bf702f369f/client/SDL/SDL2/sdl_freerdp.cpp',
    kind: 'software',
  },
  'etw-manifests': {
    title: 'Event manifests of Windows 10 (repnz dump)',
    url: 'https://github.com/repnz/etw-providers-docs/tree/d5f68e8acda5da154ab44e405b610dd8c2ba1164',
    kind: 'publisher',
  },
  'etw-1507': {
    title: 'Event manifests of Windows 10 1507 (EVTX-ETW-Resources)',
    url: 'https://github.com/nasbench/EVTX-ETW-Resources',
    kind: 'publisher',
  },
  'etw-jdu2600': {
    title: 'Windows10EtwEvents: manifests by version',
    url: 'https://github.com/jdu2600/Windows10EtwEvents/tree/84e7261126f26b538ee00bcf00938b7e3ff2647f',
    kind: 'publisher',
  },
  'detection-wiki': {
    title: 'Detection wiki: Windows event providers',
    url: 'https://detection-wiki-dev.pages.dev/',
    kind: 'community',
  },
  'evtxecmd-maps': {
    title: 'EvtxECmd event maps',
    url: 'https://github.com/EricZimmerman/evtx/tree/03a7a1fba32760f20841bea3c12099169f9ecf2d/evtx/Maps',
    kind: 'software',
  },
  'ms-rds-events-2008r2': {
    title: 'Microsoft: Remote Desktop Services events (Windows Server 2008 R2)',
    url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/ee890993(v=ws.10)',
    kind: 'publisher',
  },
  'ms-kb-2477176': { title: 'Microsoft support article 2477176 (copy)', kind: 'publisher' },
  'ms-technet-events': {
    title: 'Microsoft TechNet: Terminal Services events',
    url: 'https://technet.microsoft.com/library/cc725648',
    kind: 'publisher',
  },
  'eventid-net': { title: 'eventid.net: TermDD 50', kind: 'community' },
  'evtx-rs-samples': {
    title: 'evtx (Rust): sample event logs',
    url: 'https://github.com/omerbenamram/evtx',
    kind: 'community',
  },
  'ms-rds-events-4105': {
    title: 'Microsoft: event 4105 of Remote Desktop licensing (article 2030310)',
    url: 'https://support.microsoft.com/kb/2030310',
    kind: 'publisher',
  },
  'ms-kb-2531138': {
    title: 'Microsoft support article 2531138: event 1063',
    url: 'https://support.microsoft.com/en-us/kb/2531138',
    kind: 'publisher',
  },
  'ms-event-41': {
    title: 'Microsoft: event ID 41, restart without clean shutdown',
    url: 'https://learn.microsoft.com/troubleshoot/windows-client/performance/event-id-41-restart',
    kind: 'publisher',
  },
  'ms-security-auditing': {
    title: 'Microsoft: security auditing events (windows-itpro-docs)',
    url: 'https://github.com/MicrosoftDocs/windows-itpro-docs/tree/2b507eef3432ac6cb5f9513b41a37202c5197631/windows/security/threat-protection/auditing',
    kind: 'publisher',
  },
  'winevt-kb': {
    title: 'winevt-kb: message tables of Windows files',
    url: 'https://github.com/libyal/winevt-kb/tree/5e51c65e83317e81eb68bca37a0fc56cc512eb1e/docs/sources/message-files',
    kind: 'community',
  },
  'ms-azure-specific-errors': {
    title: 'Microsoft: specific RDP error messages to Azure VMs',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-specific-rdp-errors',
    kind: 'publisher',
  },
  'ms-rds-not-connect': {
    title: 'Microsoft: clients cannot connect to an RD Session Host',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/rds-client-not-connect-to-rd-session-host-server',
    kind: 'publisher',
  },
  'ms-rd-disconnected': {
    title: 'Microsoft: troubleshoot Remote Desktop disconnected errors',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-disconnected',
    kind: 'publisher',
  },
  'ms-lsa-contact': {
    title: 'Microsoft: the Local Security Authority cannot be contacted',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/local-security-authority-cant-contact',
    kind: 'publisher',
  },
  'ms-credssp-oracle': {
    title: 'Microsoft: CredSSP encryption oracle remediation',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/credssp-encryption-oracle-remediation',
    kind: 'publisher',
  },
  'ms-internal-error': {
    title: 'Microsoft: internal error on connecting to an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-internal-error',
    kind: 'publisher',
  },
  'ms-rds-issues-azure': {
    title: 'Microsoft: Remote Desktop Services issues on an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-remote-desktop-services-issues',
    kind: 'publisher',
  },
  'ms-rdp-file-warnings': {
    title: 'Microsoft: security warnings on opening .rdp files',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/understanding-security-warnings',
    kind: 'publisher',
  },
  'ms-session-lock': {
    title: 'Microsoft: connect to a remote device joined to Microsoft Entra',
    url: 'https://learn.microsoft.com/windows/client-management/client-tools/connect-to-remote-aadj-pc',
    kind: 'publisher',
  },
  'ms-tss': {
    title: 'Microsoft: gather information with TSS',
    url: 'https://learn.microsoft.com/troubleshoot/windows-client/windows-troubleshooters/gather-information-using-tss-user-experience',
    kind: 'publisher',
  },
  'ms-azure-auth-errors': {
    title: 'Microsoft: authentication errors over RDP to Azure VMs',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/cannot-connect-rdp-azure-vm',
    kind: 'publisher',
  },
  'xrdp-3128': { title: 'xrdp issue 3128', url: 'https://github.com/neutrinolabs/xrdp/issues/3128', kind: 'report' },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof SOURCES;
