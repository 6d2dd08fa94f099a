import { fillParameters, placeholdersOf, type ParameterName, type ParameterValues } from './parameters';
import type { Playbook, Shell } from './playbook';
import { isReadOnlyCommand } from './read-only-command';

/** A cause whose confirm steps are to be carried out. */
export interface EvidenceCause {
  readonly title: string;
  readonly playbook: Pick<Playbook, 'confirm'>;
}

/** One machine on which a script is run. */
export type EvidencePlace =
  'client' | 'host' | 'gateway' | 'broker' | 'directory' | 'licence-server' | 'network' | 'azure';

export interface EvidenceScript {
  readonly place: EvidencePlace;
  /** PowerShell, ASCII only, CR LF at the end of each line. */
  readonly text: string;
  /** How many commands it runs. */
  readonly commandCount: number;
  /** How many commands of this place it leaves out, because they do not only read, or lack a value. */
  readonly leftOutCount: number;
  /** True where a command tells more in an elevated prompt. */
  readonly admin: boolean;
  /** The values without which commands are left out. */
  readonly missing: readonly ParameterName[];
}

export interface EvidenceOptions {
  /** The code, as it stands in the script's heading. */
  readonly code: string;
  readonly values: ParameterValues;
  /** The places in words. */
  readonly placeName: (place: EvidencePlace) => string;
}

const PLACES: readonly EvidencePlace[] = [
  'client',
  'host',
  'gateway',
  'broker',
  'directory',
  'licence-server',
  'network',
  'azure',
];

/**
 * The scripts that carry out the confirm steps of some causes, one for each place that has such a command. Each only reads:
 * see {@link isReadOnlyCommand}; what it finds goes into one text file in the user's folder for temporary files.
 */
export function evidenceScripts(causes: readonly EvidenceCause[], options: EvidenceOptions): EvidenceScript[] {
  return PLACES.flatMap((place) => {
    const script = scriptOf(place, causes, options);
    return script.commandCount > 0 ? [script] : [];
  });
}

interface Check {
  readonly cause: string;
  readonly title: string;
  readonly command: string;
  readonly shell: Shell | undefined;
}

function scriptOf(place: EvidencePlace, causes: readonly EvidenceCause[], options: EvidenceOptions): EvidenceScript {
  const checks: Check[] = [];
  const leftOut: string[] = [];
  const missing = new Set<ParameterName>();
  const seen = new Set<string>();
  let admin = false;
  for (const { title: cause, playbook } of causes) {
    for (const step of playbook.confirm) {
      // What may be run anywhere is run where the reader sits.
      if (step.run === undefined || (step.on === 'any' ? 'client' : step.on) !== place || seen.has(step.run)) continue;
      seen.add(step.run);
      const filled = fillParameters(step.run, step.shell, options.values);
      const isComplete = placeholdersOf(filled.text).length === 0;
      if (!isComplete || !isReadOnlyCommand(filled.text, step.shell) || !isAscii(filled.text)) {
        leftOut.push(step.text);
        for (const name of filled.missing) missing.add(name);
        continue;
      }
      if (step.admin) admin = true;
      checks.push({ cause, title: step.text, command: filled.text, shell: step.shell });
    }
  }
  const header = [
    `RDP Diagnostics: what confirms or rules out the likely causes of ${options.code}.`,
    `Run it ${options.placeName(place)}.`,
    'It only reads. It writes one text file into your folder for temporary files and says where that is.',
    'The file holds names, addresses and settings of this computer. Read it before you pass it on.',
    ...(admin ? ['In an elevated PowerShell some commands tell more.'] : []),
    ...(leftOut.length > 0
      ? [
          'Left out, because it does not only read or because a value is missing:',
          ...leftOut.map((text) => `- ${text}`),
        ]
      : []),
  ];
  return {
    place,
    text: [...header.map(comment), ...START, ...checks.flatMap(checkLines), ...END(options.code), ''].join('\r\n'),
    commandCount: checks.length,
    leftOutCount: leftOut.length,
    admin,
    missing: [...missing],
  };
}

const START = [
  '',
  'Set-StrictMode -Version Latest',
  "$ErrorActionPreference = 'Continue'",
  "$ProgressPreference = 'SilentlyContinue'",
  '$report = New-Object System.Text.StringBuilder',
  '',
  'function Add-Check([string]$Cause, [string]$Title, [string]$Command, [scriptblock]$Run) {',
  '  Write-Host $Title',
  '  [void]$report.AppendLine(\'\').AppendLine("=== $Title").AppendLine("Cause: $Cause").AppendLine("Command: $Command").AppendLine(\'\')',
  '  try { $found = & $Run 2>&1 | Out-String -Width 300 }',
  '  catch { $found = "Not read: $($_.Exception.Message)" }',
  "  if ([string]::IsNullOrWhiteSpace($found)) { $found = '(no output)' }",
  '  [void]$report.AppendLine($found.TrimEnd())',
  '}',
  '',
];

const END = (code: string): string[] => [
  '',
  "$name = 'rdp-evidence-{0}-{1}.txt' -f $env:COMPUTERNAME, (Get-Date -Format 'yyyyMMdd-HHmmss')",
  '$path = Join-Path $env:TEMP $name',
  `$head = ${literal(`RDP Diagnostics evidence for ${code}`)} + "\`r\`nComputer: $env:COMPUTERNAME\`r\`nTime (UTC): " + [DateTime]::UtcNow.ToString('yyyy-MM-dd HH:mm:ss') + "\`r\`n"`,
  '[IO.File]::WriteAllText($path, $head + $report.ToString(), (New-Object System.Text.UTF8Encoding($true)))',
  'Write-Host "Written to $path"',
];

function checkLines({ cause, title, command, shell }: Check): string[] {
  // Command Prompt takes what stands between the outermost quotation marks as it is.
  const run = shell === 'cmd' ? `& $env:ComSpec /d /s /c ${literal(command)}` : command;
  return [`Add-Check ${literal(cause)} ${literal(title)} ${literal(command)} {`, `  ${run}`, '}'];
}

/**
 * A text as PowerShell writes one that nothing is computed in. Other characters than those of ASCII are named by number: a
 * script file without a mark at its start would be read in another encoding, where they could end the text.
 */
function literal(text: string): string {
  const quoted = `'${text.replaceAll("'", "''").replace(/[\r\n]+/g, ' ')}'`;
  if (isAscii(text)) return quoted;
  return `(${quoted.replace(/[^\x20-\x7E]/g, (unit) => `' + [char]${unit.charCodeAt(0)} + '`)})`;
}

/** A line of comment, in ASCII for the same reason. */
const comment = (text: string): string => `# ${text.replace(/[^\x20-\x7E]+/g, '?')}`;

const isAscii = (text: string): boolean => /^[\x20-\x7E]*$/.test(text);
