import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CHECK_FORMATS, CODES_FORMATS, EXPLAIN_FORMATS, PROFILES, SEVERITIES, STORY_FORMATS } from './option-values';
import { UsageError, type Outcome } from './outcome';
import { printable } from './terminal';
import { version } from './version';

const USAGE = `rdpdiag finds Remote Desktop codes in logs, tickets, event exports and .rdp files and says what they mean.

  rdpdiag check [--format text|json|sarif] [--min-severity info|warning|error]
                [--profile default|strict|corporate] [--fix] PATH…
      a folder is walked; - is standard input; the profile is how .rdp files are judged: strict for files
      that go to others, corporate for those of a managed network; --fix changes .rdp files, and applies
      every fix that leaves no choice and breaks no signature
  rdpdiag explain CODE [EXTENDED] [--format text|json|markdown]
      516 · 0x204 · disconnect:516 · -2147467259 · ERRINFO_LOGOFF_BY_USER · "couldn't find the computer"
  rdpdiag story [--format text|json|ticket] [--unmasked] PATH…
      who ended each connection, and why, from the events and dialogs of client, gateway and host;
      a ticket is Markdown in which names and addresses are masked, unless --unmasked says not to
  rdpdiag codes --format json|csv|markdown|kql
      every known code, for a fleet's own engine to join
  rdpdiag --version

Exit status: 0 nothing at or above the minimum severity, 1 findings, 2 could not run;
of explain: 0 explained, 1 nothing is known of it, 2 could not run;
of story: 0 no connection failed or was cut off, 1 one was, or its end is not known, 2 could not run.
Nothing is sent anywhere; no file is changed but by --fix.
`;

/** Each command is loaded when it is called: most of the time of a short call goes into reading code. */
async function run([command, ...words]: readonly string[]): Promise<Outcome> {
  switch (command) {
    case 'check': {
      const { values, positionals } = readArguments(words, {
        format: { type: 'string' },
        'min-severity': { type: 'string' },
        profile: { type: 'string' },
        fix: { type: 'boolean' },
      });
      if (positionals.length === 0) throw new UsageError('check needs a file, a folder, or - for standard input');
      if (values.fix && positionals.includes('-'))
        throw new UsageError('--fix changes files, and standard input is none; save it as a file first');
      const { check } = await import('./check');
      return check(positionals, {
        format: choose('format', values.format, CHECK_FORMATS) ?? 'text',
        minimum: choose('min-severity', values['min-severity'], SEVERITIES) ?? 'info',
        profile: choose('profile', values.profile, PROFILES) ?? 'default',
        fix: values.fix ?? false,
      });
    }
    case 'explain': {
      const { values, positionals } = readArguments(words.map(guardNumber), { format: { type: 'string' } });
      const [code, extended, ...more] = positionals.map((word) => word.trim());
      if (code === undefined || code === '' || more.length > 0)
        throw new UsageError('explain needs a code, and may have an extended code; words of a message go in quotes');
      const { explainCode } = await import('./explain');
      return explainCode(code, extended, choose('format', values.format, EXPLAIN_FORMATS) ?? 'text');
    }
    case 'story': {
      const { values, positionals } = readArguments(words, {
        format: { type: 'string' },
        unmasked: { type: 'boolean' },
      });
      if (positionals.length === 0) throw new UsageError('story needs a file, a folder, or - for standard input');
      const format = choose('format', values.format, STORY_FORMATS) ?? 'text';
      if (values.unmasked && format !== 'ticket')
        throw new UsageError('--unmasked goes with --format ticket; nothing is masked in the others');
      const { story } = await import('./story');
      return story(positionals, format, !values.unmasked);
    }
    case 'codes': {
      const { values, positionals } = readArguments(words, { format: { type: 'string' } });
      const format = choose('format', values.format, CODES_FORMATS);
      if (format === undefined || positionals.length > 0)
        throw new UsageError(`codes needs --format ${CODES_FORMATS.join('|')} and nothing else`);
      const { codes } = await import('./codes');
      return codes(format);
    }
    case '--version':
      return { output: `${version()}\n`, complaints: [], status: 0 };
    case 'help':
    case '--help':
    case '-h':
      return { output: USAGE, complaints: [], status: 0 };
    case undefined:
      return { output: USAGE, complaints: [], status: 2 };
    default:
      throw new UsageError(`there is no command ${command}; there are check, explain, story and codes`);
  }
}

/** @throws UsageError on options that are not among `options`, or lack their value. */
function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(words: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError when the given value is not among the allowed ones. */
function choose<T extends string>(option: string, given: string | undefined, allowed: readonly T[]): T | undefined {
  const chosen = allowed.find((value) => value === given);
  if (given !== undefined && chosen === undefined)
    throw new UsageError(`--${option} ${given} is not allowed; allowed are ${allowed.join(', ')}`);
  return chosen;
}

/** A number such as -2147467259 is a code here, not an option; a leading blank keeps it from being read as one. */
const guardNumber = (word: string) => (/^-\d+$/.test(word) ? ` ${word}` : word);

/** What a call with these words gives. Never rejects: a fault of our own is a complaint too. */
export async function outcomeOf(words: readonly string[]): Promise<Outcome> {
  try {
    return await run(words);
  } catch (error) {
    if (error instanceof UsageError)
      return { output: '', complaints: [printable(error.message), 'rdpdiag --help shows how it is called'], status: 2 };
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { output: '', complaints: [`this is a fault of rdpdiag itself: ${reason}`], status: 2 };
  }
}
