import type { Code, Severity } from '../knowledge/code';

/** Who or what ended a connection. `unknown` where the evidence does not tell: a guess is never given as a verdict. */
export const VERDICTS = [
  'user',
  'admin',
  'other-connection',
  'idle-limit',
  'active-limit',
  'network',
  'authentication',
  'account',
  'certificate',
  'gateway-policy',
  'licence',
  'protocol',
  'server-restart',
  'resources',
  'unknown',
] as const;

export type Verdict = (typeof VERDICTS)[number];

/** One text of the story: an export, a log, a ticket, or the XML of an `.evtx` file. */
export interface StoryFile {
  /** As it is to be named in the story: a path, or the name of an editor. */
  readonly name: string;
  readonly text: string;
}

/** Which of the machines on the way saw it. */
export type Lane = 'client' | 'gateway' | 'host';

/** Where a moment is written. Lines are 0-based; `endLine` is the last line. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly endLine: number;
}

/** One thing that happened, as one event or one text tells it. */
export interface Moment extends Place {
  /** Milliseconds since 1970 with the clock's error taken out; absent where the text gives no time. */
  readonly time?: number;
  /** As the machine wrote it, where that differs. */
  readonly writtenTime?: number;
  readonly lane: Lane;
  /** Name of the machine that wrote it. */
  readonly machine?: string;
  /** `provider/id`, or `text`. */
  readonly event: string;
  /** One line: what happened. */
  readonly what: string;
  readonly severity: Severity;
  readonly code?: Code;
  /** False for the small print between the events that tell the story. */
  readonly isMain: boolean;
}

/** One connection, from the first try to its end. A session that is reconnected is a new connection. */
export interface Connection {
  /** `DOMAIN\name` where a text gives both. */
  readonly user?: string;
  /** Address of the client as the server or gateway sees it; else the client's name. */
  readonly client?: string;
  readonly clientName?: string;
  /** The host's own name where a log of it is there, else as the client called it. */
  readonly server?: string;
  readonly sessionId?: number;
  readonly start?: number;
  /** When the deciding event was written. */
  readonly end?: number;
  readonly verdict: Verdict;
  readonly severity: Severity;
  /** The code that decides. */
  readonly code?: Code;
  /** One sentence: what the verdict rests on. */
  readonly why: string;
  /** The moments that prove it, the strongest first. */
  readonly evidence: readonly Moment[];
  /** What would have to be there to be sure, or to know more. */
  readonly missing: readonly string[];
  readonly moments: readonly Moment[];
}

/** A clock that is not right, measured against the hosts' clocks. */
export interface ClockError {
  readonly machine: string;
  /** Positive where the clock is ahead. */
  readonly seconds: number;
  /** True where the difference is a whole time zone, as in a text with local times. */
  readonly isTimeZone: boolean;
}

/** Connections that end alike after the same time, again and again. */
export interface Repeat {
  /** Indexes in the story's connections. */
  readonly connections: readonly number[];
  readonly seconds: number;
  /** duration: each lasted so long. interval: their ends are so far apart. */
  readonly of: 'duration' | 'interval';
  readonly verdict: Verdict;
  readonly what: string;
}

export interface Story {
  /** In order of start. */
  readonly connections: readonly Connection[];
  readonly clocks: readonly ClockError[];
  readonly repeats: readonly Repeat[];
  /** Machines whose times are written without a zone, and nothing tells it: they stand as if they were UTC. */
  readonly withoutZone: readonly string[];
  /** Contacts that reached a host and were nothing more: port scans, health probes. They are no connections. */
  readonly contactCount: number;
  /** Events that were read, in all files. */
  readonly eventCount: number;
  /** Files in which nothing of a connection was found. */
  readonly silentFiles: readonly string[];
}
