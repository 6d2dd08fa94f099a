import { CAUSES } from '../causes';
import type { Playbook } from '../playbook';
import { applyRestored, LINKS, restoreKey, saveKey } from '../playbook-steps';

const CLUSTER = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\ClusterSettings`;

/** Playbooks for deployments: Connection Broker, virtual desktops, RemoteApp, permissions. Built anew on every call; the caller keeps the result. */
export const brokerPlaybooks = (): readonly Playbook[] => [
  {
    id: 'broker-target',
    concerns: 'Users of an RDS deployment whose broker answers but sends them to no session host.',
    confirm: [
      {
        text: 'Check the service of the broker',
        on: 'broker',
        run: 'Get-Service -Name Tssdis,RDMS,TScPubRPC | Format-Table Name,Status',
        shell: 'powershell',
        expect: 'Tssdis Stopped: this is the cause. Running: look at the hosts.',
        unverified: true,
      },
      {
        text: 'List the hosts of the collection and the sessions',
        on: 'broker',
        run: 'Get-RDSessionHost -CollectionName "<collection>"; Get-RDUserSession',
        shell: 'powershell',
        expect: 'The host missing, or NewConnectionAllowed No: this is the cause. There and allowed: look on.',
        admin: true,
      },
      {
        text: 'Look for events of the broker and of its clients',
        on: 'broker',
        look: 'Event Viewer > Applications and Services Logs > Microsoft > Windows > TerminalServices-SessionBroker, TerminalServices-SessionBroker-Client > Operational',
        expect: '2056: its database refused the sign-in. 1296: the broker was not ready. None: look at the hosts.',
        admin: true,
      },
      {
        text: 'On each host, look for an old address',
        on: 'host',
        run: `reg query "${CLUSTER}" /v SessionDirectoryRedirectionIP`,
        shell: 'cmd',
        expect:
          'An address that the host no longer has: this is the cause. Not found, or the present one: look elsewhere.',
      },
    ],
    fix: [
      {
        text: 'Use the .rdp file or feed of RD Web (with loadbalanceinfo) instead of one made by hand',
        on: 'client',
        risk: 'low',
      },
      { text: 'With brokers in high availability: do not use Remote Credential Guard', on: 'client', risk: 'low' },
      {
        text: 'Correct the DNS records of hosts and broker, and let the broker reach its database',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Open what broker and hosts need between them: TCP 3389, 5504, 5985 and RPC',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Open these ports between broker and hosts only.',
      },
      {
        text: 'Restart the broker service',
        on: 'broker',
        run: 'Restart-Service -Name Tssdis -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the Connection Broker',
        warning: 'Nobody can connect through the broker for that moment.',
      },
      saveKey(CLUSTER, 'clustersettings'),
      {
        text: 'If the address is old: delete the value on that host',
        on: 'host',
        run: `reg delete "${CLUSTER}" /v SessionDirectoryRedirectionIP /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'If the broker was renamed: set up role and database anew; renaming is not supported',
        on: 'broker',
        admin: true,
        risk: 'high',
        restarts: 'the broker',
        drops: true,
        warning: 'The deployment has to be set up again. Export its settings first.',
      },
    ],
    verify: [
      {
        text: 'Connect through the broker',
        on: 'client',
        expect: 'A host takes the user, and writes LocalSessionManager event 21.',
      },
    ],
    undo: [
      restoreKey('clustersettings'),
      applyRestored,
      {
        text: 'Close the ports and take back the DNS records that did not help',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [
      LINKS.ports,
      LINKS.errinfo,
      LINKS.azureEvents,
      LINKS.authenticateTwice,
      {
        title: 'Microsoft: clients cannot connect after the IP address of a host changed (KB 2844958)',
        url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/rds-client-not-connect-to-rd-session-host-server',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'broker-vm',
    concerns: 'Users of virtual desktops (VDI) whose machine is not started, woken or prepared in time.',
    confirm: [
      {
        text: 'On the virtualization host, look at the machine',
        on: 'host',
        run: 'Get-VM -Name "<vm>" | Format-List Name,State,Status',
        shell: 'powershell',
        expect:
          'Off, Saved or Paused, or a status that speaks of missing resources: this is the cause. Running: look inside it.',
        admin: true,
      },
      {
        text: 'On the same host, look at the integration services of the machine',
        on: 'host',
        run: 'Get-VMIntegrationService -VMName "<vm>"',
        shell: 'powershell',
        expect:
          'One without contact: the broker may not learn its address. All fine: look at the network of the machine.',
        admin: true,
      },
      {
        text: 'Look for the events of the VM host agent and the broker',
        on: 'broker',
        look: 'Event Viewer > Applications and Services Logs > Microsoft > Windows > TerminalServices-TSV-VmHostAgent, TerminalServices-SessionBroker',
        expect: 'An entry for this machine names the step that failed. None: the request did not get that far.',
        admin: true,
      },
      {
        text: 'In the machine, look for LocalSessionManager event 17 with 0x800706B5',
        on: 'host',
        look: 'Event Viewer > Applications and Services Logs > Microsoft > Windows > TerminalServices-LocalSessionManager > Operational',
        expect: 'Present: the firewall inside it or the RDS service stands in the way. Absent: look elsewhere.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'On the virtualization host, start or resume the machine',
        on: 'host',
        run: 'Start-VM -Name "<vm>"',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      { text: 'Free memory or storage on the virtualization host', on: 'host', admin: true, risk: 'medium' },
      {
        text: 'Repair the integration services; without them the name of the machine must equal its Windows computer name',
        on: 'host',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Correct its DNS record and DHCP, switch Remote Desktop on inside it, and allow the rules for Remote Desktop and RemoteFX in its firewall',
        on: 'host',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'If it is only slow: allow more time for the start; note the old value',
        on: 'broker',
        admin: true,
        risk: 'low',
      },
    ],
    verify: [{ text: 'Let the user connect', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'Shut down a machine that was started for the test',
        on: 'host',
        run: 'Stop-VM -Name "<vm>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        drops: true,
      },
      { text: 'Set the time for the start back to what you noted', on: 'broker', admin: true, risk: 'low' },
    ],
    warnings: ['One copy of the archived list calls the Hyper-V enlightenments lighting.'],
    links: [LINKS.vdi, LINKS.errinfo, LINKS.logFiles],
    confidence: 'medium',
  },
  {
    id: 'broker-pool-empty',
    concerns: 'Users of a pool whose machines are all taken, draining, stopped or unhealthy.',
    confirm: [
      {
        text: 'List the hosts of each collection',
        on: 'broker',
        run: 'Get-RDSessionCollection | ForEach-Object { Get-RDSessionHost -CollectionName $_.CollectionName }',
        shell: 'powershell',
        expect: 'All with NewConnectionAllowed No, or full: this is the cause. One that is free: look elsewhere.',
        admin: true,
      },
      {
        text: 'List the virtual desktops',
        on: 'broker',
        run: 'Get-RDVirtualDesktop',
        shell: 'powershell',
        expect: 'None free: this is the cause. Some free: look elsewhere.',
        admin: true,
      },
      {
        text: 'In Azure Virtual Desktop, look at the session hosts',
        on: 'azure',
        look: 'Azure portal > Azure Virtual Desktop > Host pools > Session hosts',
        expect:
          'None Available, all in drain mode or at the session limit: this is the cause. One Available below the limit: look at the assignment.',
      },
    ],
    fix: [
      {
        text: 'Let hosts take new connections again',
        on: 'broker',
        run: 'Set-RDSessionHost -SessionHost <host-fqdn> -NewConnectionAllowed Yes -ConnectionBroker <broker-fqdn>',
        shell: 'powershell',
        admin: true,
        risk: 'low',
        warning: 'A host is often drained on purpose, for maintenance: ask first.',
      },
      {
        text: 'Sign out disconnected sessions, after asking their users',
        on: 'host',
        run: 'logoff <id>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Unsaved work in that session is lost.',
      },
      {
        text: 'Start or add hosts, or raise the session limit; note the old limit',
        on: 'broker',
        admin: true,
        risk: 'medium',
      },
      {
        text: `In Azure Virtual Desktop: switch Start VM on Connect or autoscale on; for unhealthy hosts see "${CAUSES['avd-host'].title}"`,
        on: 'azure',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [{ text: 'Let the next user connect', on: 'client', expect: 'The user gets a desktop.' }],
    undo: [
      {
        text: 'Drain the hosts again that were meant to be',
        on: 'broker',
        run: 'Set-RDSessionHost -SessionHost <host-fqdn> -NewConnectionAllowed No -ConnectionBroker <broker-fqdn>',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Set limits, autoscale and Start VM on Connect back; stop the hosts that were added',
        on: 'azure',
        admin: true,
        risk: 'medium',
        drops: true,
      },
    ],
    links: [LINKS.errinfo, LINKS.avdChecks],
    confidence: 'high',
  },
  {
    id: 'broker-settings',
    concerns: 'A user whose .rdp file the Connection Broker does not accept, while a fresh one works.',
    confirm: [
      {
        text: 'Read the lines that the broker uses',
        on: 'client',
        run: 'Select-String -Pattern "loadbalanceinfo|alternate full address|use redirection server name|workspace id|signature|signscope" -Path "<file>.rdp"',
        shell: 'powershell',
        expect: 'Lines edited by hand, or of another farm: this is the cause. As in a fresh file: look at the broker.',
      },
    ],
    fix: [
      {
        text: 'Keep the old file, then take a fresh one from RD Web or the feed; leave signed lines as they are',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Correct the name of the broker and the alias of the collection, and renew the publishing certificate if it is out of date',
        on: 'broker',
        look: 'Server Manager > Remote Desktop Services > Overview > Tasks > Edit Deployment Properties > Certificates',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [{ text: 'Connect with the fresh file', on: 'client', expect: 'A host takes the user.' }],
    undo: [
      { text: 'Put the old file back', on: 'client', risk: 'low' },
      {
        text: 'Choose the former certificate again if the new one is wrong',
        on: 'broker',
        look: 'Server Manager > Remote Desktop Services > Overview > Tasks > Edit Deployment Properties > Certificates',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINKS.errinfo, LINKS.rdpFilePolicy],
    confidence: 'medium',
  },
  {
    id: 'remoteapp',
    concerns: 'Users of single remote programs (RemoteApp) that do not start or do not come back.',
    confirm: [
      {
        text: 'Read how the .rdp file names the program',
        on: 'client',
        run: 'Select-String -Pattern "remoteapplication" -Path "<file>.rdp"',
        shell: 'powershell',
        expect:
          'remoteapplicationmode:i:1 and a program that is published: look on. Mode 0 or missing with code 0x10F3: this is the cause.',
      },
      {
        text: 'List what is published',
        on: 'broker',
        run: 'Get-RDRemoteApp',
        shell: 'powershell',
        expect: 'The alias is not in the list: this is the cause. In the list: look at the host.',
        admin: true,
      },
      {
        text: 'Look what kind of host it is',
        on: 'host',
        expect:
          'No session host role, or an edition without RemoteApp, fits code 33554434. A host for RemoteApp only fits 0x10F3 when a full desktop was asked for.',
      },
    ],
    fix: [
      { text: 'Start the program again from RD Web or the feed', on: 'client', risk: 'none' },
      {
        text: 'Code 0x10F3: connect with a file that asks for the program (remoteapplicationmode:i:1)',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Sign out the session in which the program hangs',
        on: 'host',
        run: 'logoff <id>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Unsaved work in that session is lost.',
      },
      {
        text: 'Publish the program, and put the user into the collection',
        on: 'broker',
        look: 'Server Manager > Remote Desktop Services > the collection > RemoteApp Programs',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Code 33554434: use a host that has the role Remote Desktop Session Host',
        on: 'broker',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [{ text: 'Start the program', on: 'client', expect: 'Its window appears.' }],
    undo: [
      { text: 'Put the old .rdp file back', on: 'client', risk: 'low' },
      {
        text: 'Take the program off the published ones again',
        on: 'broker',
        run: 'Remove-RDRemoteApp -CollectionName "<collection>" -Alias "<alias>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'For 0x10F3 the sources disagree: the specification says that the host serves RemoteApp only, the archived list that it lacks RemoteApp.',
    ],
    links: [LINKS.errinfo, LINKS.logFiles],
    confidence: 'medium',
  },
  {
    id: 'resource-permission',
    concerns: 'A user who signs in but may not open one published desktop or program.',
    confirm: [
      {
        text: 'Find out where the resource comes from',
        on: 'client',
        look: 'The address of the feed, RD Web page or gateway',
        expect:
          'RD Web: look at the collection. Azure Virtual Desktop: at the application group. A gateway before it: at its resource policy as well.',
      },
      {
        text: 'In an RDS deployment, list who may use each collection',
        on: 'broker',
        run: 'Get-RDSessionCollection | ForEach-Object { Get-RDSessionCollectionConfiguration -CollectionName $_.CollectionName -UserGroup }',
        shell: 'powershell',
        expect: 'No group of the user: this is the cause. Listed: look elsewhere.',
        admin: true,
      },
      {
        text: 'In Azure Virtual Desktop, look at the assignments',
        on: 'azure',
        look: 'Azure portal > Azure Virtual Desktop > Application groups > Assignments',
        expect: 'The user, or a group of the user, is missing: this is the cause. Listed: look elsewhere.',
      },
    ],
    fix: [
      { text: 'Sign out of the client, sign in again and refresh the workspace', on: 'client', risk: 'low' },
      {
        text: 'Assign the user or a group to the resource',
        on: 'azure',
        look: 'Azure portal > Azure Virtual Desktop > Application groups > Assignments, or Server Manager > the collection > Properties > User Groups',
        admin: true,
        risk: 'medium',
        warning: 'This gives access. Make sure that the user is meant to have it.',
      },
      {
        text: `If gateway or host refuse instead, see "${CAUSES['rdg-rap'].title}" and "${CAUSES['rd-users-rights'].title}"`,
        on: 'any',
        risk: 'none',
      },
    ],
    verify: [{ text: 'Open the resource', on: 'client', expect: 'It opens.' }],
    undo: [{ text: 'Take the assignment away again', on: 'azure', admin: true, risk: 'low' }],
    links: [LINKS.avdChecks, LINKS.gatewayCodes],
    confidence: 'medium',
  },
  {
    id: 'azure-remoteapp-retired',
    concerns: 'A user with an old shortcut or feed of Azure RemoteApp, a service that no longer exists.',
    confirm: [
      {
        text: 'Look whether an old file, shortcut or workspace of Azure RemoteApp is still in use',
        on: 'client',
        expect: 'Yes: this is the cause. No: the code comes from elsewhere, so read the name beside it.',
      },
    ],
    fix: [
      {
        text: 'Ask where the program is published now, for example in Azure Virtual Desktop or Windows 365',
        on: 'client',
        risk: 'none',
      },
      { text: 'Delete the old shortcut and workspace', on: 'client', risk: 'low' },
    ],
    verify: [
      {
        text: 'Open the program from its new place',
        on: 'client',
        expect: 'It opens, and the old code does not come back.',
      },
    ],
    undo: [{ text: 'Nothing to take back: the service ended in 2017', on: 'client', risk: 'none', unverified: true }],
    links: [LINKS.avdChecks],
    confidence: 'medium',
  },
];
