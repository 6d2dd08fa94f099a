import type { CauseId } from './causes';
import type { Code } from './code';
import { findEntry } from './lookup';
import { codeRef, parseCodeRef } from './notation';
import type { SourceId } from './sources';

/** Programs that show or write codes of their own accord and bring causes of their own. */
export const PROGRAMS = ['mremoteng', 'freerdp', 'remmina', 'guacamole', 'xrdp'] as const;

export type Program = (typeof PROGRAMS)[number];

/** What is known of the place of a code beside the code itself; all of it may be missing. */
export interface Context {
  /** The program that wrote the line, or that the lines around it name. */
  readonly program?: Program;
  /** Whether the connection goes through an RD Gateway; absent where that is not known. */
  readonly gateway?: boolean;
  /** The host is a machine in Azure. */
  readonly azure?: true;
  /** Events that stand beside the code. */
  readonly beside?: readonly Code[];
}

interface ContextRule {
  readonly program: Program;
  /** Only for this code. */
  readonly ref?: string;
  readonly first?: readonly CauseId[];
  readonly last?: readonly CauseId[];
  readonly note?: string;
  readonly source?: SourceId;
}

/** Matters of Windows clients; other clients have none of this. */
const WINDOWS_CLIENT: readonly CauseId[] = [
  'credential-guard',
  'cred-delegation',
  'fresh-credentials',
  'restricted-admin',
  'lic-client-store',
  'known-updates',
];
/** Matters of Windows hosts; xrdp has none of this. */
const WINDOWS_HOST: readonly CauseId[] = [
  'termservice-down',
  'rdp-disabled',
  'edition-cannot-host',
  'x509-rcm-reset',
  'rdp-cert-renew',
  'machinekeys',
  'lic-server-missing',
  'lic-mode',
  'lic-no-cal',
  'lic-reactivate',
  'duplicate-sid',
  'known-updates',
];

const RULES: readonly ContextRule[] = [
  {
    program: 'mremoteng',
    ref: 'disconnect:3334',
    first: ['client-memory', 'client-version'],
    note: 'From mRemoteNG the number comes with a client short of memory or an outdated Remote Desktop control more often than with a fault of the host; that rests on practice, not on a published text.',
    source: 'mremoteng-1194',
  },
  {
    program: 'xrdp',
    ref: 'disconnect:3334',
    first: ['protocol-error', 'client-version'],
    note: 'With xrdp as the host, the colour depth is reported as a cause: xrdp 0.10.0 with max_bpp below 32 in xrdp.ini ended connections of Windows clients with this code.',
    source: 'xrdp-3128',
  },
  { program: 'freerdp', last: WINDOWS_CLIENT },
  { program: 'remmina', last: WINDOWS_CLIENT },
  { program: 'guacamole', last: WINDOWS_CLIENT },
  { program: 'xrdp', last: WINDOWS_HOST },
];

/** Codes of a failed or lost connection that say nothing of a gateway although one may be the reason. */
const UNREACHED = new Set(['disconnect:260', 'disconnect:264', 'disconnect:516', 'disconnect:520', 'disconnect:1796']);
const LOST = new Set(['disconnect:772', 'disconnect:1028', 'disconnect:2308']);

export interface RankedIds {
  readonly ids: readonly CauseId[];
  /** What only holds in this context. */
  readonly notes: readonly { readonly text: string; readonly source?: SourceId }[];
}

/**
 * Orders causes, most likely first, by what is known of the code's place. No cause is lost; only a gateway and Azure add
 * some, to codes that are the same with and without them.
 */
export function rankByContext(code: Code, causes: readonly CauseId[], context: Context): RankedIds {
  const ref = codeRef(code);
  let ids: readonly CauseId[] = causes;
  const notes: { text: string; source?: SourceId }[] = [];
  const first = (wanted: readonly CauseId[]) => (ids = [...new Set([...wanted, ...ids])]);
  const last = (unlikely: (id: CauseId) => boolean) =>
    (ids = [...ids.filter((id) => !unlikely(id)), ...ids.filter((id) => unlikely(id))]);

  if (context.azure) {
    const azure: CauseId[] = ids.filter((id) => /^(?:azure-|avd-)/.test(id) && id !== 'azure-remoteapp-retired');
    if (UNREACHED.has(ref) && !azure.includes('azure-nsg')) azure.push('azure-nsg');
    first(azure);
  }
  if (context.gateway) {
    const gateway: CauseId[] = ids.filter((id) => id.startsWith('rdg-'));
    if (UNREACHED.has(ref)) gateway.push('rdg-reach', 'rdg-target');
    if (LOST.has(ref)) gateway.push('rdg-transport', 'rdg-timeout');
    first(gateway);
  } else if (context.gateway === false && !code.field) {
    last((id) => id.startsWith('rdg-'));
  }
  // An event beside the code settles which of the code's own causes it is.
  for (const event of [...(context.beside ?? [])].reverse()) {
    const shared = findEntry(event)?.causes.filter((id) => causes.includes(id)) ?? [];
    first(shared);
  }
  for (const rule of RULES) {
    if (rule.program !== context.program || (rule.ref !== undefined && rule.ref !== ref)) continue;
    if (rule.first) first(rule.first.filter((id) => causes.includes(id)));
    if (rule.last) last((id) => rule.last!.includes(id));
    if (rule.note !== undefined) notes.push({ text: rule.note, ...(rule.source && { source: rule.source }) });
  }
  return { ids, notes };
}

/** A context as words of ours, for the arguments of commands: `program:xrdp`, `gateway`, `no-gateway`, `azure`, `event:56@TermDD`. */
export function contextWords({ program, gateway, azure, beside = [] }: Context): string[] {
  return [
    ...(program ? [`program:${program}`] : []),
    ...(gateway === undefined ? [] : [gateway ? 'gateway' : 'no-gateway']),
    ...(azure ? ['azure'] : []),
    ...beside.map(codeRef),
  ];
}

/** The inverse of {@link contextWords}; takes any value and ignores what is no such word. Undefined where nothing is known. */
export function readContextWords(words: unknown): Context | undefined {
  if (!Array.isArray(words)) return undefined;
  const known = words
    .slice(0, MOST_WORDS)
    .filter((word): word is string => typeof word === 'string' && word.length < 80);
  const program = PROGRAMS.find((name) => known.includes(`program:${name}`));
  const beside = known.map(parseCodeRef).filter((code) => code?.family === 'event') as Code[];
  const context: Context = {
    ...(program && { program }),
    ...(known.includes('gateway') ? { gateway: true } : known.includes('no-gateway') ? { gateway: false } : {}),
    ...(known.includes('azure') && { azure: true }),
    ...(beside.length > 0 && { beside }),
  };
  return Object.keys(context).length > 0 ? context : undefined;
}

const MOST_WORDS = 12;
