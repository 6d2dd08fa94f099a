import type { Shell } from './playbook';

/**
 * Whether a command does nothing but read and say what it read, as far as a list of such commands can tell: what the list
 * does not hold is no such command, whatever it does. Neither is one that opens a window, asks a question, writes a file
 * or fetches a ticket. Bash is not read.
 */
export function isReadOnlyCommand(command: string, shell: Shell | undefined): boolean {
  // A line break ends a command in every shell; none of ours needs one.
  if (/[\r\n\0]/.test(command)) return false;
  if (shell === 'powershell') return isReadOnlyPowerShell(command);
  return shell === 'cmd' && isReadOnlyCmd(command);
}

/** Cmdlets that only read, whatever they are given; in lower case. */
const CMDLETS = new Set(
  [
    'Format-List Format-Table Group-Object Measure-Object Select-Object Select-String Sort-Object Where-Object',
    'Get-ADUser Get-AzNetworkSecurityGroup Get-AzNetworkSecurityRuleConfig Get-AzVM Get-AzWvdSessionHost Get-ChildItem',
    'Get-CimInstance Get-ComputerInfo Get-Content Get-Counter Get-Date Get-DnsClientServerAddress Get-HotFix Get-Item',
    'Get-ItemProperty Get-LocalGroupMember Get-LocalUser Get-NetAdapter Get-NetAdapterAdvancedProperty Get-NetAdapterLso',
    'Get-NetAdapterRsc Get-NetConnectionProfile Get-NetFirewallPortFilter Get-NetFirewallProfile Get-NetFirewallRule',
    'Get-NetIPAddress Get-NetIPInterface Get-NetOffloadGlobalSetting Get-NetTCPConnection Get-PnpDevice Get-Process',
    'Get-RDLicenseConfiguration Get-RDRemoteApp Get-RDServer Get-RDSessionCollection Get-RDSessionCollectionConfiguration',
    'Get-RDSessionHost Get-RDUserSession Get-RDVirtualDesktop Get-Service Get-TlsCipherSuite Get-VM',
    'Get-VMIntegrationService Get-WinEvent Get-WindowsFeature Resolve-DnsName Test-ComputerSecureChannel Test-NetConnection',
    'Test-Path',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

/** Commands that read only when they are given just this; each matches the whole command, without the text of quotes. */
const POWERSHELL_READERS = [
  /^Import-Module RemoteDesktopServices$/i,
  /^Invoke-CimMethod -InputObject$/i,
  /^(?:ipconfig \/all|powercfg \/a|sfc \/verifyonly|DISM \/Online \/Cleanup-Image \/ScanHealth)$/i,
  /^(?:nslookup|pathping) [\w.:-]{1,253}$/i,
  /^(?:nslookup|pathping) ""$/i,
  /^ping -n [0-9]{1,3} (?:[\w.:-]{1,253}|"")$/i,
  /^New-Object -ComObject MSTscAx\.MsTscAx$/,
  // A property or a variable, and the one method that only looks a text up.
  /^\$[A-Za-z_]{1,20}(?:\.[A-Za-z]{1,40})?$/,
  /^\$m\.GetErrorDescription$/,
  // Of all that it may be given only a block, which is read for itself: a bare word would be a method.
  /^ForEach-Object$/i,
  /^(?:0x[0-9A-Fa-f]{1,8}|[0-9]{1,10}),(?:0x[0-9A-Fa-f]{1,8}|[0-9]{1,10})$/,
  /^\.[A-Za-z]{1,40}(?:\.[A-Za-z]{1,40})?$/,
];

function isReadOnlyPowerShell(command: string): boolean {
  const bare = withoutQuoted(command, 'powershell');
  // Redirections, other commands to be called, what is computed within a text, static members, escapes and comments.
  if (bare === undefined || /[<>`&#\u2018-\u201F]|\$\(|\$\{|::|\|\||\.\s/.test(bare)) return false;
  if (/-(?:Repair|Force|Credential|ComObject(?! MSTscAx\.MsTscAx\b)|FilePath|OutFile|Script|Delete|Remove)/i.test(bare))
    return false;
  // A method may change what it belongs to, except by these names.
  for (const [, name] of bare.matchAll(/\.([A-Za-z]{1,60})\(/g)) if (name !== 'GetErrorDescription') return false;
  if (/Invoke-CimMethod/i.test(bare) && !/\) -MethodName Get[A-Za-z]{1,60}\b/.test(bare)) return false;
  return commandsOf(bare).every(isPowerShellReader);
}

/** A table of values: keys, numbers and texts. One that computes anything stays, and is none of the commands known. */
const TABLE = /@\{[A-Za-z]{1,40}=(?:""|[0-9,]{1,60})(?:;[A-Za-z]{1,40}=(?:""|[0-9,]{1,60})){0,9}\}/g;

/** The commands of a line of PowerShell, script blocks and parentheses opened; tables of values (`@{…}`) left out. */
function commandsOf(bare: string): string[] {
  const flat = bare.replace(TABLE, '""').replace(/\$_\.[A-Za-z]{1,60}/g, '""');
  return flat
    .split(/[|;{}()=]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isPowerShellReader(command: string): boolean {
  const [name = ''] = command.split(' ', 1);
  if (CMDLETS.has(name.toLowerCase())) return true;
  if (/^-MethodName Get[A-Za-z]{1,60}(?: -Arguments "")?$/.test(command)) return true;
  return POWERSHELL_READERS.some((reader) => reader.test(command));
}

/** Each matches one whole command of Command Prompt; what stands in quotes is empty. */
const CMD_READERS = [
  /^reg query (?:""|HK(?:LM|CU)\\[\w\\-]{1,200})(?: \/v \w{1,80}| \/s)?$/i,
  /^sc\.exe (?:query|qc|queryex) \w{1,80}$/i,
  /^net user (?:""|[\w.-]{1,100})(?: \/domain)?$/i,
  /^net time (?:""|\\\\[\w.:-]{1,253})$/i,
  /^netsh (?:interface ipv4 show subinterfaces|winhttp show proxy)$/i,
  /^netstat -ano$/i,
  /^tasklist(?: \/svc)?(?: \/fi "")?$/i,
  /^findstr(?: \/i)? (?:""|[\w.-]{1,100})$/i,
  /^find(?: \/[ci])? ""$/i,
  /^(?:qwinsta|query (?:session|user|process))(?: \/server:(?:[\w.:-]{1,253}|""))?(?: \/id:[0-9]{1,5})?$/i,
  /^dsregcmd \/status$/i,
  /^w32tm \/query \/(?:status|source)$/i,
  /^w32tm \/stripchart \/computer:(?:""|[\w.:-]{1,253}) \/samples:[0-9]{1,3} \/dataonly$/i,
  /^certutil -scinfo -silent$/i,
  /^certutil -verify -urlfetch [\w.-]{1,100}$/i,
  /^cmdkey \/list$/i,
  /^whoami \/(?:groups|all|priv)$/i,
  /^nltest \/(?:dsgetdc|sc_query):(?:""|[\w.-]{1,253})$/i,
  /^icacls ""$/i,
  /^change logon \/query$/i,
  /^powercfg \/(?:a|query SCHEME_CURRENT SUB_SLEEP)$/i,
  /^set$/i,
  /^setspn -(?:L (?:[\w.-]{1,253}|"")|Q TERMSRV\/[\w.-]{1,253}|X)$/i,
  /^ping(?: -[fn46]| -l [0-9]{1,5}| -n [0-9]{1,3}){0,4} (?:[\w.:-]{1,253}|"")$/i,
  /^ipconfig \/all$/i,
];

function isReadOnlyCmd(command: string): boolean {
  const bare = withoutQuoted(command, 'cmd');
  if (bare === undefined || /[<>^()@!]/.test(bare)) return false;
  return bare
    .split(/[|&]{1,2}/)
    .map((part) => part.trim())
    .every((part) => CMD_READERS.some((reader) => reader.test(part)));
}

/**
 * The command with the text between its quotation marks left out; undefined where a mark has no other, or where something
 * would be computed between them.
 */
function withoutQuoted(command: string, shell: 'powershell' | 'cmd'): string | undefined {
  let bare = '';
  let quote = '';
  for (let at = 0; at < command.length; at++) {
    const character = command[at]!;
    if (quote === '') {
      bare += character === "'" && shell === 'powershell' ? '"' : character;
      if (character === '"' || (character === "'" && shell === 'powershell')) quote = character;
    } else if (character === quote) {
      quote = '';
      bare += '"';
    } else if (shell === 'powershell' && quote === '"') {
      if (character === '`') at++;
      else if (character === '$' && command[at + 1] === '(') return undefined;
    }
  }
  return quote === '' ? bare : undefined;
}
