/** Every cause we know, by the id of its playbook. `title` says the cause in one line. */

export interface Cause {
  /** One line, sentence case, no full stop. */
  readonly title: string;
}

export const CAUSES = {
  'triage-first': { title: 'TODO' }, // fact: First triage: read the code, its extended code, and rule out a normal disconnect | the code is not yet known or is one of several from one attempt
  'collect-data': { title: 'TODO' }, // fact: Collect logs and traces (TSS, CAPI2, event logs, netsh) before changing anything | cause unknown after the specific playbooks
  'expected-disconnect': { title: 'TODO' }, // fact: Expected disconnect: user or client ended the session (no fault) | codes 0, 1, 2, ext 0, 11, 12; 263 is the handshake/prompt restart
  'admin-ended-session': { title: 'TODO' }, // fact: An administrator or a tool disconnected or logged off the session | errinfo 1/2 (ext 1, 2), discReason 2/3 with them, errinfo 0x19 shutdown, 0x1A reboot
  'name-resolution': { title: 'TODO' }, // fact: Computer name cannot be resolved (DNS) | no DNS answer, stale record, VPN/split DNS
  'invalid-computer-name': { title: 'TODO' }, // fact: Computer name or address is malformed | seed text of 1032: invalid characters; the MS enum names 1032 "internal error", 776/2052 "invalid IP"
  'host-unreachable': { title: 'TODO' }, // fact: Host unreachable: off, not on this network, route or VPN missing | 516 connect failed, 264 connect timeout; 260 only when the DNS server is behind the missing VPN
  'host-asleep': { title: 'TODO' }, // fact: Target sleeps or hibernates | cannot connect to a sleeping/hibernating computer
  'firewall-block': { title: 'TODO' }, // fact: Windows or network firewall blocks 3389 TCP/UDP | 516/264
  'port-conflict': { title: 'TODO' }, // fact: Another program owns the RDP port | symptom 2 of seeds 001/002
  'rdp-port': { title: 'TODO' }, // fact: RDP listens on a non-default port (or must be moved) | client uses 3389 while the host listens elsewhere, or 3389 cannot be freed
  'listener-down': { title: 'TODO' }, // fact: rdp-tcp listener missing or disabled | listener disabled, registry damaged, service not running
  'termservice-down': { title: 'TODO' }, // fact: TermService (or UmRdpService/SessionEnv) not running | service stopped, disabled, wrong account, crash
  'rdp-disabled': { title: 'TODO' }, // fact: Remote Desktop is switched off (local setting or GPO) | 516, ext 7/8
  'edition-cannot-host': { title: 'TODO' }, // fact: Windows edition cannot accept RDP (Home, Starter) | Windows 7 Starter/Home Basic/Home Premium, Windows 10/11 Home
  'network-drop': { title: 'TODO' }, // fact: Connection lost mid-session (socket closed, send/recv failed) | 2308 socket closed, 772 send failed, 1028 recv failed
  'vpn-mtu': { title: 'TODO' }, // fact: VPN/PPPoE path with a too large MTU (freeze, black screen, drop) | packets above path MTU dropped
  'udp-transport': { title: 'TODO' }, // fact: UDP transport blocked, broken or buggy: force TCP | directional UDP firewalls, NAT, 24H2-to-2016 65 s bug
  'port-exhaustion': { title: 'TODO' }, // fact: Intermittent identity/time or "no logon servers" error: ephemeral ports exhausted | no outbound port to reach the DC
  'nic-offload': { title: 'TODO' }, // fact: Old NIC offload features break RDP (Server 2003 SNP; today TCP offload/driver) | seed 002 files this list under the heading "RDP Services is currently busy" without a fix
  'connection-limit': { title: 'TODO' }, // fact: Number of connections is limited (policy, listener, two admin sessions) | symptom 1: "This computer can't connect to the remote computer"
  'console-session-conflict': { title: 'TODO' }, // fact: A console/admin session is already in progress | 1800: client already has a console session
  'idle-limit': { title: 'TODO' }, // fact: Idle session limit reached | ext 3 / errinfo 3; warning shown two minutes before
  'active-limit': { title: 'TODO' }, // fact: Active session time limit reached | ext 4 / errinfo 4 = active session limit (the seed says "total login timeout")
  'replaced-by-other': { title: 'TODO' }, // fact: Session taken over by another connection of the same user | ext 5 / errinfo 5; on client Windows also a local sign-in
  'stuck-session-keepalive': { title: 'TODO' }, // fact: Broken session stays Active, reconnect opens a new one: keep-alive | symptom 3 workaround
  'reconnect-failed': { title: 'TODO' }, // fact: Automatic reconnection to the session or RemoteApp failed | 3592, 9479, 33554433
  'server-denied-connection': { title: 'TODO' }, // fact: Server refuses connections: drain mode, logons disabled, limit, policy | ext 7 / errinfo 7, ext 8
  'client-memory': { title: 'TODO' }, // fact: Client is short of memory or graphics resources | 262/518/774 out of memory, 4104 low on video resources
  'server-memory': { title: 'TODO' }, // fact: Server out of memory or leaking: "Remote Desktop Service is currently busy" | ext 6 / errinfo 6
  'rd-users-rights': { title: 'TODO' }, // fact: Account is not allowed to sign in remotely (group, user right, listener permission) | ext 9 / errinfo 9; generic "This computer can't connect"; "To sign in remotely, you need the right..."
  'logon-type-restricted': { title: 'TODO' }, // fact: Logon type (network or interactive) is restricted | 4871; hardening baselines (CIS) deny local accounts
  'account-restriction': { title: 'TODO' }, // fact: Account restriction: blank password, Protected Users/NTLM, policy silo | 3079, 0xC000006E
  'logon-hours': { title: 'TODO' }, // fact: Sign-in outside the allowed hours | 4103, 0xC000006F
  'workstation-restriction': { title: 'TODO' }, // fact: Account may log on only to named computers | 4359, 0xC0000070
  'wrong-credentials': { title: 'TODO' }, // fact: Wrong user name, password, or account format | 2055, 2567, 50331649, 50331669, 50331674, "Your credentials did not work"
  'account-disabled': { title: 'TODO' }, // fact: Account disabled | 2823, 0xC0000072
  'account-locked': { title: 'TODO' }, // fact: Account locked out | 3335, 0xC0000234
  'account-expired': { title: 'TODO' }, // fact: Account expired | 3591, 0xC0000193
  'password-expired': { title: 'TODO' }, // fact: Password expired or must change: NLA cannot change it | 3847, 4615, 50331681; NLA design
  'fresh-credentials': { title: 'TODO' }, // fact: Server or policy does not accept saved/typed-in-dialog credentials | 3337, 8455, errinfo 10
  'cred-delegation': { title: 'TODO' }, // fact: Credential delegation policy blocks the target (saved or fresh credentials) | 3848, 5639 (policy), 5895 (NTLM only needs mutual authentication)
  'credential-guard': { title: 'TODO' }, // fact: Credential Guard blocks saved or single sign-on credentials | default on in Windows 11 22H2+ Enterprise/Education and Server 2025 domain members (not DCs)
  'restricted-admin': { title: 'TODO' }, // fact: Restricted Admin / Remote Credential Guard mismatch | 3593
  'lsa-domain-contact': { title: 'TODO' }, // fact: Local Security Authority / domain cannot be contacted | 6151, "An authentication error has occurred. The Local Security Authority cannot be contacted"
  'nla-dc-unreachable': { title: 'TODO' }, // fact: Host requires NLA but cannot reach a domain controller | "requires NLA, but your Windows domain controller cannot be contacted"
  'nla-unsupported': { title: 'TODO' }, // fact: Client does not support NLA / host requires CredSSP | 2825; negotiation failure HYBRID_REQUIRED_BY_SERVER (5); FreeRDP ERRCONNECT_HYBRID_REQUIRED_BY_SERVER
  'credssp-oracle': { title: 'TODO' }, // fact: CredSSP encryption oracle remediation | CVE-2018-0886: "The function requested is not supported"
  'kerberos-spn': { title: 'TODO' }, // fact: Kerberos fails for the name used: SPN, alias, cross-forest (0x80090322) | 5127 (User2User), 0x80090322 wrong principal, 0x80090303 target unknown
  'ntlm-restricted': { title: 'TODO' }, // fact: NTLM is blocked by policy | "function requested is not supported" without oracle text, 0xC0000418/0x80090302
  'duplicate-sid': { title: 'TODO' }, // fact: Cloned machines with the same SID cannot authenticate to each other | authentication hardening; "logon attempt failed", SEC_E_NO_CREDENTIALS
  'entra-signin': { title: 'TODO' }, // fact: Microsoft Entra joined target: sign-in fails (AADSTS, wrong format, PKU2U, MFA) | device not found, CA policy, wrong format "Remote machine is Entra joined..."
  'entra-lock': { title: 'TODO' }, // fact: Session is disconnected when it locks (Entra sign-in) | remote lock screen cannot use Entra tokens or FIDO
  'security-layer': { title: 'TODO' }, // fact: Security layer / encryption level mismatch (native RDP security errors) | 1030, 2822, 3078, 4498, 1286/1542/1798, 2310, 2566; symptom 3
  fips: { title: 'TODO' }, // fact: FIPS mode mismatch | 3590, ext 8
  'x509-rcm-reset': { title: 'TODO' }, // fact: Damaged licensing/X.509 certificate values of the session host (symptom 4) | 1030 and licensing denials
  'rdp-cert-renew': { title: 'TODO' }, // fact: RDP self-signed certificate expired or missing | 2311, 6919, SSL_CERT_NOT_ON_SERVER
  machinekeys: { title: 'TODO' }, // fact: RDP key file or MachineKeys folder permissions | key unreadable for NETWORK SERVICE
  'listener-cert': { title: 'TODO' }, // fact: Custom listener certificate wrong (thumbprint, key, name, template) | 2311, 6919, name warnings
  'server-identity': { title: 'TODO' }, // fact: Client cannot verify the server (name mismatch, untrusted issuer, unexpected certificate) | 2311, 6919, ident warnings
  'tls-protocol': { title: 'TODO' }, // fact: TLS version or cipher suite mismatch (Schannel) | 2820, 2822, 50331671, internal error
  'time-skew': { title: 'TODO' }, // fact: Clock difference between client, server and DC | 7431, 6919, 0xC0000133
  'internal-error': { title: 'TODO' }, // fact: "An internal error has occurred" / generic protocol failure | 2820, 1796, 1032, 0x4
  'protocol-error': { title: 'TODO' }, // fact: Protocol error code range 0x10C9-0x1136 (bad PDU, channel data, capability) | exDiscReasonProtocolRangeStart 4096 to 32767
  'graphics-subsystem': { title: 'TODO' }, // fact: Server graphics subsystem failed (0x112D, 0x112E, 0x112F, errinfo 15-18) | 0x112f most often memory or driver
  'monitor-layout': { title: 'TODO' }, // fact: Monitor layout rejected (too large, bad geometry, too many monitors) | 0x1129, 0x1134-0x1136, 4104
  'compression-cache': { title: 'TODO' }, // fact: Decompression or bitmap cache error | 3080, 0x10EC, 0x10DF, 0x10F5
  'black-screen': { title: 'TODO' }, // fact: Black or frozen screen after sign-in | shell, profile, driver or MTU
  'client-version': { title: 'TODO' }, // fact: Client too old / component missing / version mismatch | 9732, 50331662, 50331664, 50331721
  'sc-service': { title: 'TODO' }, // fact: Smart card service not running or subsystem error | 266, 1034, 50331665
  'sc-reader-card': { title: 'TODO' }, // fact: No reader, no card, or card removed | 522, 778, 50331666, 50331667, 50331668, 50331693
  'sc-pin-locked': { title: 'TODO' }, // fact: Card locked or wrong PIN | 8711 card blocked, 7175 wrong PIN
  'sc-certificate': { title: 'TODO' }, // fact: Smart card certificate cannot be used (chain, mapping, KSP change) | 50331686, 50331708, 1034
  'lic-server-missing': { title: 'TODO' }, // fact: No RD license server available (grace period over) | ext 257; 120-day grace
  'lic-mode': { title: 'TODO' }, // fact: Licensing mode not set or wrong | ext 256, 257, 258
  'lic-no-cal': { title: 'TODO' }, // fact: No suitable CAL left or wrong version/type | ext 258, 265, 266
  'lic-client-store': { title: 'TODO' }, // fact: Client licence store damaged or not writable | 2056, ext 259, 260, 261, 263, 264, 265, 267
  'lic-network': { title: 'TODO' }, // fact: Licensing protocol interrupted by the network or client | 2312 licensing timeout, ext 262, 263, 2056
  'lic-reactivate': { title: 'TODO' }, // fact: License server certificate damaged or expired: reactivate | symptom 4 last step
  'lic-admin-way-in': { title: 'TODO' }, // fact: Get in without a CAL (administration) | ext 256-267
  'broker-target': { title: 'TODO' }, // fact: Connection Broker cannot find or redirect to the target | ext 1024, 1026, 1028, 1033
  'broker-vm': { title: 'TODO' }, // fact: VDI virtual machine cannot be prepared or started | ext 1029, 1030, 1031, 1041, 1042
  'broker-pool-empty': { title: 'TODO' }, // fact: No machine free in the pool | ext 1032, 50331718
  'broker-settings': { title: 'TODO' }, // fact: Broker cannot validate the .rdp file settings | ext 1040
  remoteapp: { title: 'TODO' }, // fact: RemoteApp cannot start or be restored | 33554433, 33554434, 4339, 9479
  'rdg-reach': { title: 'TODO' }, // fact: RD Gateway address wrong, unreachable or temporarily unavailable | 50331656-658, 660, 661, 672
  'rdg-cert': { title: 'TODO' }, // fact: RD Gateway certificate problem | 50331650, 651, 652, 653, 654, 655, 688
  'rdg-credentials': { title: 'TODO' }, // fact: Gateway rejects user name or password | 50331649, 669, 674, 681, 686
  'rdg-authmethod': { title: 'TODO' }, // fact: Gateway expects another authentication method | 50331659, 676(3), 691, 692, 703
  'rdg-cap': { title: 'TODO' }, // fact: Connection Authorization Policy denies the user or computer | 50331676, 50331679; E_PROXY_NAP_ACCESSDENIED 0x800759DB = 23003
  'rdg-rap': { title: 'TODO' }, // fact: Resource Authorization Policy denies the target computer | 50331675, 50331717; E_PROXY_RAP_ACCESSDENIED 0x800759DA = 23002
  'rdg-target': { title: 'TODO' }, // fact: Gateway cannot reach the target computer | 50331656; E_PROXY_TS_CONNECTFAILED 0x59DD
  'rdg-capacity': { title: 'TODO' }, // fact: Gateway at connection limit or low on resources | 50331663, 50331682; E_PROXY_MAXCONNECTIONSREACHED
  'rdg-proxy': { title: 'TODO' }, // fact: Web proxy or firewall in front of the gateway | 50331680, 50331695, 50331696, 50331716, 50331722
  'rdg-timeout': { title: 'TODO' }, // fact: Gateway idle/session timeout or re-authentication failed | 50331698, 50331699, 50331704, 50331705; E_PROXY_SESSIONTIMEOUT 0x59F6, REAUTH_* 0x59FA-0x59FC
  'rdg-cookie': { title: 'TODO' }, // fact: Cookie/pluggable authentication (UAG, ADFS, third-party portal) | 50331700, 701, 703, 709-712, 714; E_PROXY_COOKIE_BADPACKET 0x800759F7, COOKIE_AUTHENTICATION_ACCESS_DENIED 0x800759F8
  'rdg-nap': { title: 'TODO' }, // fact: Network Access Protection checks (obsolete feature) | 50331687, 50331690, 50331713
  'rdg-compat': { title: 'TODO' }, // fact: Gateway/client/target feature mismatch | 50331683, 684, 685, 707, 664; E_PROXY_CAPABILITYMISMATCH 0x800759E9, SDR_NOT_SUPPORTED_BY_TS 0x59FD
  'rdg-trust': { title: 'TODO' }, // fact: Client policy does not allow this gateway | 50331689, 50331653
  'rdg-admin-cut': { title: 'TODO' }, // fact: Gateway administrator or service ended the connection | 50331672, 50331673; E_PROXY_CONNECTIONABORTED 0x4D4
  'rdg-transport': { title: 'TODO' }, // fact: Gateway transport: HTTP/UDP/RPC, client switch, non-443 port | gateway connects then drops; 50331656-658, 50331671
  'rdg-tls': { title: 'TODO' }, // fact: TLS packet error between client and gateway | 50331671
  'azure-nsg': { title: 'TODO' }, // fact: Azure: NSG, JIT, route or public IP blocks RDP | 516/264 to Azure
  'azure-reset': { title: 'TODO' }, // fact: Azure: reset RDP configuration, NIC, restart, redeploy | RDP off or firewall rule lost in the guest
  'azure-console': { title: 'TODO' }, // fact: Azure: work without RDP (Serial Console, Run command, repair VM) | host unreachable
  'azure-listener-reset': { title: 'TODO' }, // fact: Azure: frequent disconnects after custom image: reset listener values | misconfigured listener in custom image
  'azure-rdpfile': { title: 'TODO' }, // fact: Azure: stored .rdp file is wrong (name, port, proxy) | "Remote Desktop can't find the computer"
  'azure-password': { title: 'TODO' }, // fact: Azure VM: reset the local administrator password / account format | 2055 on Azure VM
  'avd-host': { title: 'TODO' }, // fact: Azure Virtual Desktop: session host not healthy or no resource | 50331718, 50331719, 50331723
  'azure-remoteapp-retired': { title: 'TODO' }, // fact: Codes of the retired Azure RemoteApp service | 50331724 user mismatch, 725-728 quota, trial, access
  'resource-permission': { title: 'TODO' }, // fact: No permission to the resource (feed, workspace, RAP) | 50331717, 50331719
  'known-updates': { title: 'TODO' }, // fact: Known Windows update faults of Remote Desktop 2024-2026 | regressions
  'rdp-file-warning': { title: 'TODO' }, // fact: .rdp file opens a security dialog or redirections are off (April 2026) | CVE-2026-26151 hardening; not a disconnect code
} as const satisfies Record<string, Cause>;

export type CauseId = keyof typeof CAUSES;
