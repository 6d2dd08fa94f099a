/**
 * A word without which a text or a row holds no event of a session: part of a provider's name, or of a message that tells the
 * provider. Asked of whole texts, so plain words only.
 */
export const RELEVANT =
  /TerminalServices|RdpCore|RemoteDesktopServices|LocalSessionManager|RemoteConnectionManager|ClientActiveX|TermDD|TermServ|Security-Auditing|security auditing|User32|EventLog|Kernel-Power|Remote Desktop Services:|disconnected, reason code|LogonType|LogName=Security|"Security"|Log Name:\s{1,20}Security|SubStatus|"SessionName"/;
