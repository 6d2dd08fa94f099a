import { CAUSES } from '../causes';
import type { Playbook } from '../playbook';
import { applyRestored, LINKS, POLICY, RDP_TCP, restoreKey, saveKey } from '../playbook-steps';

/** Playbooks for machines in Azure: rules, reset, other ways in, Azure Virtual Desktop. Built anew on every call; the caller keeps the result. */
export const azurePlaybooks = (): readonly Playbook[] => [
  {
    id: 'azure-nsg',
    concerns: 'An Azure VM that is running, but whose port is closed by a rule, a route or a missing address.',
    confirm: [
      {
        text: 'List the inbound rules',
        on: 'azure',
        run: 'Get-AzNetworkSecurityGroup | Get-AzNetworkSecurityRuleConfig | Format-Table Name,Direction,Access,Priority,SourceAddressPrefix,DestinationPortRange',
        shell: 'powershell',
        expect:
          'Allow for TCP 3389 from your address, with a smaller priority number than any Deny: look on. Otherwise: this is the cause.',
      },
      {
        text: 'Ask Azure whether it lets the packet through',
        on: 'azure',
        look: 'Azure portal > Network Watcher > IP flow verify, Next hop',
        expect: 'Deny, or a next hop that leads nowhere: this is the cause. Allow: look at the VM.',
      },
      {
        text: 'Look whether the VM has a public IP address, and whether just-in-time access is on',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Connect',
        expect:
          'No public address and no VPN or ExpressRoute: that is the cause. Just-in-time access without a request: the port is closed on purpose.',
      },
    ],
    fix: [
      {
        text: 'Request just-in-time access',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Connect > Request access',
        risk: 'low',
      },
      { text: 'Connect through Azure Bastion or a VPN', on: 'azure', admin: true, risk: 'low' },
      { text: 'Let the firewall on the client’s side pass TCP 3389 outwards', on: 'network', admin: true, risk: 'low' },
      {
        text: 'Or add a rule that allows TCP 3389 from your own address only; correct the route, or give the VM a public address',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Networking',
        admin: true,
        risk: 'medium',
        warning: 'A port that is open to every address is attacked within minutes.',
      },
    ],
    verify: [
      {
        text: 'Test the port',
        on: 'client',
        run: 'Test-NetConnection <public-ip> -Port 3389',
        shell: 'powershell',
        expect: 'TcpTestSucceeded is True.',
      },
    ],
    undo: [
      { text: 'Remove the rule, the address and the route that were added', on: 'azure', admin: true, risk: 'low' },
    ],
    links: [
      LINKS.azureConnection,
      {
        title: 'Microsoft: the RDP port is not enabled in the network rules',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-nsg-problem',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'azure-reset',
    concerns:
      'An Azure VM that runs and is allowed through, but whose own Remote Desktop or network settings are lost.',
    confirm: [
      {
        text: 'Look at its health and its screen',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Resource health, Boot diagnostics',
        expect:
          'Available, with a sign-in screen: the VM lives, this cause fits. Not available, or a stop screen: repair the VM first.',
      },
      {
        text: 'See whether the agent in the VM answers',
        on: 'azure',
        run: '(Get-AzVM -ResourceGroupName <group> -Name <vm> -Status).VMAgent.Statuses',
        shell: 'powershell',
        expect: 'Ready: a reset can work. Not ready: only the console or the repair VM can help.',
      },
    ],
    fix: [
      { text: 'Take a snapshot of the system disk', on: 'azure', admin: true, risk: 'none' },
      {
        text: 'Reset the Remote Desktop configuration only',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Help > Reset password > Reset configuration only',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or by command; if the VM has a VMAccess agent already, use its name',
        on: 'azure',
        run: 'Set-AzVMAccessExtension -ResourceGroupName <group> -VMName <vm> -Location <region> -Name <agent-name> -TypeHandlerVersion "2.0" -ForceRerun $true',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      { text: 'Reset the network interface', on: 'azure', admin: true, risk: 'medium', drops: true },
      { text: 'Restart the VM', on: 'azure', admin: true, risk: 'medium', restarts: 'the VM', drops: true },
      {
        text: 'Redeploy the VM to another node',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Help > Redeploy',
        admin: true,
        risk: 'high',
        restarts: 'the VM',
        drops: true,
        warning: 'What lies on the temporary disk is lost, and a dynamic address changes.',
      },
      { text: `If none of it helps, see "${CAUSES['azure-console'].title}"`, on: 'azure', risk: 'none' },
    ],
    verify: [
      {
        text: 'Test the port',
        on: 'client',
        run: 'Test-NetConnection <host> -Port 3389',
        shell: 'powershell',
        expect: 'TcpTestSucceeded is True.',
      },
    ],
    undo: [
      {
        text: 'Go back to the snapshot of the system disk if a reset made it worse',
        on: 'azure',
        admin: true,
        risk: 'high',
        restarts: 'the VM',
        drops: true,
      },
    ],
    warnings: ['Domain controllers cannot be reset this way.'],
    links: [LINKS.azureReset, LINKS.azureConnection],
    confidence: 'high',
  },
  {
    id: 'azure-console',
    concerns: 'An Azure VM whose Remote Desktop cannot be reached and which has to be mended from outside.',
    confirm: [
      {
        text: 'Try another way in: Run command or the serial console',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Operations > Run command, or Help > Serial console (cmd, then ch -si 1)',
        expect: 'An answer: work there with the other playbooks. No answer from either: only the disk can be repaired.',
        admin: true,
      },
    ],
    fix: [
      { text: 'Take a snapshot of the system disk', on: 'azure', admin: true, risk: 'none' },
      {
        text: 'Carry out the commands of the fitting playbook in Run command or the serial console',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Operations > Run command > RunPowerShellScript',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or use PowerShell remoting: run EnableRemotePS there, and open TCP 5986 for your own address',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Operations > Run command > EnableRemotePS',
        admin: true,
        risk: 'medium',
        warning: 'Close the port again as soon as you are done.',
      },
      {
        text: 'Offline: attach the system disk to a repair VM, load its SYSTEM and SOFTWARE hives under names of their own, correct ControlSet001 and ControlSet002, unload them and put the disk back',
        on: 'azure',
        look: 'On the repair VM: reg load HKLM\\BROKENSYSTEM F:\\Windows\\System32\\config\\SYSTEM',
        admin: true,
        risk: 'high',
        restarts: 'the VM',
        drops: true,
        warning: 'A wrong value can keep the VM from starting: have the snapshot ready.',
      },
      {
        text: 'Offline, if Group Policy writes the fault back: set the start value of the service gpsvc to 4 for the repair, and to 2 afterwards',
        on: 'azure',
        admin: true,
        risk: 'high',
        warning: 'Without this service no policy applies at all. Never leave it at 4.',
      },
    ],
    verify: [{ text: 'Connect', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      { text: 'Close TCP 5986 again', on: 'azure', admin: true, risk: 'low' },
      {
        text: 'Set gpsvc back to 2; if the repair failed, swap the old system disk or its snapshot in',
        on: 'azure',
        admin: true,
        risk: 'high',
        restarts: 'the VM',
        drops: true,
      },
    ],
    links: [
      LINKS.azureGeneral,
      {
        title: 'Microsoft: remote tools for Azure VMs',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/remote-tools-troubleshoot-azure-vm-issues',
      },
      {
        title: 'Microsoft: serial console for Windows',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/serial-console-windows',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'azure-listener-reset',
    concerns: 'An Azure VM from a custom image whose sessions break often, because its listener was set up oddly.',
    confirm: [
      {
        text: 'Read the values of the listener',
        on: 'host',
        run: `reg query "${RDP_TCP}"`,
        shell: 'cmd',
        expect:
          'Limits above 0, fInherit values of 0, or a small MaxInstanceCount: this cause fits. Normal values: look at the network.',
      },
    ],
    fix: [
      saveKey(RDP_TCP, 'rdp-tcp'),
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Let the host notice lost clients',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v KeepAliveTimeout /t REG_DWORD /d 1 /f & reg add "${POLICY}" /v KeepAliveEnable /t REG_DWORD /d 1 /f & reg add "${POLICY}" /v KeepAliveInterval /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Take the time limits off the listener, so that policy or user decide',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v MaxIdleTime /t REG_DWORD /d 0 /f & reg add "${RDP_TCP}" /v MaxDisconnectionTime /t REG_DWORD /d 0 /f & reg add "${RDP_TCP}" /v MaxConnectionTime /t REG_DWORD /d 0 /f & reg add "${RDP_TCP}" /v fInheritMaxIdleTime /t REG_DWORD /d 1 /f & reg add "${RDP_TCP}" /v fInheritMaxSessionTime /t REG_DWORD /d 1 /f & reg add "${RDP_TCP}" /v fInheritMaxDisconnectionTime /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'Sessions that nobody watches stay open: check the security policy and keep the screen lock on.',
      },
      {
        text: 'Let sessions be taken up again',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v fInheritReconnectSame /t REG_DWORD /d 0 /f & reg add "${RDP_TCP}" /v fReconnectSame /t REG_DWORD /d 1 /f & reg add "${POLICY}" /v fDisableAutoReconnect /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Take the limit of connections off the listener',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v MaxInstanceCount /t REG_DWORD /d 4294967295 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      { text: 'Restart the VM', on: 'azure', admin: true, risk: 'medium', restarts: 'the VM', drops: true },
    ],
    verify: [{ text: 'Work for an hour', on: 'client', expect: 'The session does not break.' }],
    undo: [
      {
        text: 'Delete those values that did not exist before',
        on: 'host',
        run: `reg delete "${RDP_TCP}" /v KeepAliveTimeout /f & reg delete "${POLICY}" /v KeepAliveEnable /f & reg delete "${POLICY}" /v KeepAliveInterval /f & reg delete "${POLICY}" /v fDisableAutoReconnect /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      restoreKey('rdp-tcp'),
      restoreKey('ts-policy'),
      applyRestored,
    ],
    warnings: [
      'The published article sets SecurityLayer 0 and MinEncryptionLevel 1 as well. Do not follow it there: 2 and 3 are right.',
      'Value names stand without single quotes in cmd.',
    ],
    links: [LINKS.azureFrequent],
    confidence: 'medium',
  },
  {
    id: 'azure-rdpfile',
    concerns: 'A user whose saved .rdp file of an Azure VM no longer leads to it.',
    confirm: [
      {
        text: 'Read the address in the file',
        on: 'client',
        run: 'Select-String -Pattern "full address" -Path "<file>.rdp"',
        shell: 'powershell',
        expect:
          'Another name, address or port than the portal shows: this is the cause. The same: look at DNS and the network.',
      },
      {
        text: 'Inside a company network, look whether the way out goes through a proxy',
        on: 'client',
        look: 'Settings > Network & internet > Proxy',
        expect: 'A proxy that HTTPS cannot reach fits. None: look elsewhere.',
      },
    ],
    fix: [
      {
        text: 'Keep the old file, then download a fresh one',
        on: 'client',
        look: 'Azure portal > the virtual machine > Connect > Download RDP file',
        risk: 'low',
      },
      {
        text: 'Old cloud service endpoints are retired: connect to the address of the VM, or through Bastion',
        on: 'client',
        risk: 'low',
      },
    ],
    verify: [{ text: 'Connect with the fresh file', on: 'client', expect: 'The sign-in screen appears.' }],
    undo: [{ text: 'Put the old file back', on: 'client', risk: 'low' }],
    warnings: ['The line prompt for credentials:i:1 in the file of the portal is normal.'],
    olderWindows: [
      {
        text: 'Classic cloud services, now retired: the file read full address:s:<name>.cloudapp.net:<port>, with the full name of the service and the external port of its endpoint. A VM today has a public address or a NAT rule instead',
        on: 'client',
      },
    ],
    links: [LINKS.azureSpecific, LINKS.azureConnection],
    confidence: 'high',
  },
  {
    id: 'azure-password',
    concerns: 'The administrator of an Azure VM whose local name or password is not accepted or not known.',
    confirm: [
      {
        text: 'Check how the user name is written',
        on: 'client',
        expect:
          'Local: <vm>\\<user>. Domain: <domain>\\<user>. After the VM became a domain controller its local administrator is <domain>\\<user>. Written otherwise: this is the cause.',
      },
    ],
    fix: [
      { text: 'Sign in with the right form of the name', on: 'client', risk: 'none' },
      {
        text: 'Reset the password of the local administrator',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Help > Reset password',
        admin: true,
        risk: 'medium',
        warning: 'The old password is gone for good, and a name that does not exist makes a new administrator.',
      },
      {
        text: 'Or by command; if the VM has a VMAccess agent already, use its name',
        on: 'azure',
        run: 'Set-AzVMAccessExtension -ResourceGroupName <group> -VMName <vm> -Location <region> -Name <agent-name> -Credential (Get-Credential) -TypeHandlerVersion "2.0"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning: 'The old password is gone for good, and a name that does not exist makes a new administrator.',
      },
    ],
    verify: [{ text: 'Sign in with the new password', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'The old password does not come back; delete an account that was made by mistake',
        on: 'host',
        look: 'lusrmgr.msc > Users',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'Error 0x800708C5: the new password does not meet the password policy.',
      'Domain controllers cannot be reset this way, and a VM takes one VMAccess extension only.',
    ],
    links: [LINKS.azureReset, LINKS.azureSpecific],
    confidence: 'high',
  },
  {
    id: 'avd-host',
    concerns: 'Users of Azure Virtual Desktop for whom no session host is found, or whose host is not healthy.',
    confirm: [
      {
        text: 'Read the state of the session hosts',
        on: 'azure',
        run: 'Get-AzWvdSessionHost -HostPoolName <pool> -ResourceGroupName <group> | Format-Table Name,Status,AllowNewSession,Session',
        shell: 'powershell',
        expect:
          'Available and AllowNewSession True: look at the assignment. Unavailable, Shutdown, NeedsAssistance or UpgradeFailed: this is the cause.',
      },
      {
        text: 'Read which health check fails',
        on: 'azure',
        look: 'Azure portal > Azure Virtual Desktop > Host pools > Session hosts > the host',
        expect:
          'DomainTrust or DomainJoined: the domain. SxSStackListener: the listener. The address check: the way out. None: look at the assignment.',
      },
      {
        text: 'Look whether the user is assigned',
        on: 'azure',
        look: 'Azure portal > Azure Virtual Desktop > Application groups > Assignments',
        expect: 'Missing: see the playbook for permissions. Listed: the host is the cause.',
      },
    ],
    fix: [
      { text: 'Start the host', on: 'azure', admin: true, risk: 'low' },
      {
        text: 'Let it take new sessions again if it drains without need, or raise the session limit; note the old values',
        on: 'azure',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Restart the host; this mends a listener that is not ready',
        on: 'azure',
        admin: true,
        risk: 'medium',
        restarts: 'the session host',
        drops: true,
      },
      { text: 'Open the addresses that the service needs', on: 'network', admin: true, risk: 'medium' },
      {
        text: `Repair its trust with the domain: see "${CAUSES['lsa-domain-contact'].title}"`,
        on: 'host',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Reinstall the agent, with a new registration token',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the session host',
        drops: true,
      },
      { text: `If only Shortpath fails, see "${CAUSES['udp-transport'].title}"`, on: 'network', risk: 'none' },
    ],
    verify: [{ text: 'Let the user connect', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'Set drain mode, session limit and scaling back to what you noted',
        on: 'azure',
        admin: true,
        risk: 'low',
      },
      { text: 'Close the addresses that need not stay open', on: 'network', admin: true, risk: 'low' },
    ],
    links: [LINKS.avdChecks, LINKS.shortpath],
    confidence: 'high',
  },
];
