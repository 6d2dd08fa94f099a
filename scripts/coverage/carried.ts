import {
  allPlaybooks,
  codeLabel,
  explain,
  findPlaybook,
  parseCodeRef,
  type CauseId,
  type Entry,
  type Playbook,
  type Step,
} from '../../src/core';
import { entriesOf } from '../../src/core/knowledge/lookup';

/** One numbered line of the inventory of the four source documents. */
export interface SeedLine {
  /** 1 to 324. */
  readonly line: number;
  /** The fact of the line in a few words of our own; never the words of the source. */
  readonly says: string;
  readonly carriers: readonly [Carrier, ...Carrier[]];
}

/** Where the product says it, and the words that stand there (case does not matter). */
export type Carrier = CodeCarrier | StepCarrier | LinkCarrier | PageCarrier | LeftOut;

interface CodeCarrier {
  readonly kind: 'code';
  /** `disconnect:516`, `event:1026:ClientActiveXCore`. */
  readonly code: string;
  readonly words: string;
}

interface StepCarrier {
  readonly kind: 'step';
  readonly playbook: CauseId;
  readonly words: string;
  /** Looked for in this part only. */
  readonly part?: PlaybookPart;
}

interface LinkCarrier {
  readonly kind: 'link';
  /** A part of the address, as one of the playbooks links it. */
  readonly url: string;
}

interface PageCarrier {
  readonly kind: 'page';
  /** A file of the repository that a reader sees. */
  readonly page: string;
  readonly words: string;
}

/** What the product does not say on purpose. */
interface LeftOut {
  readonly kind: 'left out';
  readonly why: string;
  /** What no command and no step may hold. */
  readonly never?: RegExp;
}

export const code = (ref: string, words: string): Carrier => ({ kind: 'code', code: ref, words });
export const step = (playbook: CauseId, words: string, part?: PlaybookPart): Carrier => ({
  kind: 'step',
  playbook,
  words,
  ...(part === undefined ? {} : { part }),
});
export const link = (url: string): Carrier => ({ kind: 'link', url });
export const page = (file: string, words: string): Carrier => ({ kind: 'page', page: file, words });
export const leftOut = (why: string, never?: RegExp): Carrier => ({
  kind: 'left out',
  why,
  ...(never === undefined ? {} : { never }),
});

export const PLAYBOOK_PARTS = ['confirm', 'fix', 'verify', 'undo', 'olderWindows', 'concerns', 'warnings'] as const;
export type PlaybookPart = (typeof PLAYBOOK_PARTS)[number];

export interface FoundStep {
  readonly part: PlaybookPart;
  /** From 0. */
  readonly index: number;
}

/** The first step, warning or "concerns" of the playbook that holds the words. */
export function findWords({ playbook: id, words, part }: StepCarrier): FoundStep | undefined {
  const playbook = findPlaybook(id);
  if (!playbook) return undefined;
  const wanted = words.toLowerCase();
  for (const one of part === undefined ? PLAYBOOK_PARTS : [part]) {
    const index = textsOf(playbook, one).findIndex((text) => text.toLowerCase().includes(wanted));
    if (index >= 0) return { part: one, index };
  }
  return undefined;
}

/** All that a reader sees of one part, a string for each step. */
export function textsOf(playbook: Playbook, part: PlaybookPart): readonly string[] {
  if (part === 'concerns') return [playbook.concerns];
  if (part === 'warnings') return playbook.warnings ?? [];
  return (playbook[part] ?? []).map(textOfStep);
}

const textOfStep = ({ text, run, look, expect, warning }: Step): string =>
  [text, look, run, expect, warning].filter((one) => one !== undefined).join('\n');

/** The entry that a code carrier names: an event with its provider behind a second colon. */
export function findCode(ref: string): Entry | undefined {
  const [family, number, provider] = ref.split(':');
  if (family === 'event')
    return entriesOf('event').find((entry) => String(entry.value) === number && entry.provider === provider);
  const parsed = parseCodeRef(ref);
  return parsed && explain(parsed).entry;
}

/** Why the carrier does not hold; undefined when it does. `readPage` reads a file of the repository. */
export function complaintOf(carrier: Carrier, readPage: (file: string) => string): string | undefined {
  switch (carrier.kind) {
    case 'code': {
      const entry = findCode(carrier.code);
      if (!entry) return `there is no ${carrier.code}`;
      const said = [
        entry.said?.join('\n'),
        entry.title,
        entry.meaning,
        entry.note,
        entry.conflict,
        entry.channel,
        entry.proves,
        entry.provesNot,
      ];
      return said.join('\n').toLowerCase().includes(carrier.words.toLowerCase())
        ? undefined
        : `${codeLabel(entry)} of ${entry.family} does not say "${carrier.words}"`;
    }
    case 'step':
      return findWords(carrier)
        ? undefined
        : `${carrier.playbook}${carrier.part === undefined ? '' : `/${carrier.part}`} does not say "${carrier.words}"`;
    case 'link':
      return allPlaybooks().some(({ links }) => links.some(({ url }) => url.includes(carrier.url)))
        ? undefined
        : `no playbook links ${carrier.url}`;
    case 'page':
      return readPage(carrier.page).toLowerCase().includes(carrier.words.toLowerCase())
        ? undefined
        : `${carrier.page} does not say "${carrier.words}"`;
    case 'left out': {
      const { never } = carrier;
      if (!never) return undefined;
      const found = allPlaybooks().find((playbook) =>
        [playbook.confirm, playbook.fix, playbook.verify, playbook.undo, playbook.olderWindows ?? []]
          .flat()
          .some((one) => never.test(`${one.text}\n${one.run ?? ''}\n${one.look ?? ''}`)),
      );
      return found && `${found.id} holds ${never.source}`;
    }
  }
}
