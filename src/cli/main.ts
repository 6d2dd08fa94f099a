import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Severity } from '../core';
import { check, type CheckFormat } from './check';
import { codes, CODES_FORMATS } from './codes';
import { explainCode, EXPLAIN_FORMATS } from './explain';

/** What a command gives back: its output, what it could not do, and its exit status. */
export interface Outcome {
  readonly output: string;
  readonly complaints: readonly string[];
  /** 0 nothing found at or above the minimum severity, 1 findings, 2 could not run. */
  readonly status: 0 | 1 | 2;
}

const USAGE = `rdpdiag finds Remote Desktop codes in logs, tickets, event exports and .rdp files and says what they mean.

  rdpdiag check [--format text|json|sarif] [--min-severity info|warning|error] PATH…
      a folder is walked; - is standard input
  rdpdiag explain CODE [EXTENDED] [--format text|json|markdown]
      516 · 0x204 · disconnect:516 · -2147467259 · ERRINFO_LOGOFF_BY_USER · "couldn't find the computer"
  rdpdiag codes --format json|csv|markdown|kql
      every known code, for a fleet's own engine to join

Exit status: 0 nothing at or above the minimum severity, 1 findings, 2 could not run.
Nothing is sent anywhere; no file is changed.
`;

const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
const SEVERITIES = ['info', 'warning', 'error'] as const satisfies readonly Severity[];

class UsageError extends Error {}

function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function choose<T extends string>(option: string, given: string | undefined, allowed: readonly T[], otherwise: T): T {
  if (given === undefined) return otherwise;
  const chosen = allowed.find((value) => value === given);
  if (chosen === undefined) throw new UsageError(`--${option} ${given}: allowed are ${allowed.join(', ')}`);
  return chosen;
}

/** Numbers such as -2147467259 are codes here, not options. */
const withoutOptions = (args: readonly string[]) => args.map((word) => (/^-\d{1,10}$/.test(word) ? `\0${word}` : word));

function run(args: string[]): Outcome {
  const [command, ...rest] = args;
  switch (command) {
    case 'check': {
      const { values, positionals } = readArguments(rest, {
        format: { type: 'string' },
        'min-severity': { type: 'string' },
      });
      if (positionals.length === 0) throw new UsageError('check needs a file, a folder, or - for standard input');
      const format: CheckFormat = choose('format', values.format, CHECK_FORMATS, 'text');
      return check(positionals, format, choose('min-severity', values['min-severity'], SEVERITIES, 'info'));
    }
    case 'explain': {
      const { values, positionals } = readArguments(withoutOptions(rest), { format: { type: 'string' } });
      const [code, extended, ...more] = positionals.map((word) => word.replace('\0', ''));
      if (code === undefined || more.length > 0)
        throw new UsageError('explain needs a code, and may have an extended code; words of a message go in quotes');
      return explainCode(code, extended, choose('format', values.format, EXPLAIN_FORMATS, 'text'));
    }
    case 'codes': {
      const { values, positionals } = readArguments(rest, { format: { type: 'string' } });
      if (values.format === undefined || positionals.length > 0)
        throw new UsageError(`codes needs --format ${CODES_FORMATS.join('|')} and nothing else`);
      return codes(choose('format', values.format, CODES_FORMATS, 'json'));
    }
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { output: USAGE, complaints: [], status: command === undefined ? 2 : 0 };
    default:
      throw new UsageError(`there is no command ${command}`);
  }
}

function main(): void {
  let outcome: Outcome;
  try {
    outcome = run(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    outcome = { output: '', complaints: [error.message, 'rdpdiag --help shows how it is called'], status: 2 };
  }
  for (const complaint of outcome.complaints) process.stderr.write(`rdpdiag: ${complaint}\n`);
  // A reader that stops early (head) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.stdout.write(outcome.output);
  process.exitCode = outcome.status;
}

main();
