import type { CauseId } from './causes';
import type { Code, Confidence, EventProvider, Family, RdpcoreField, Severity } from './code';
import type { SourceId } from './sources';

/** What is known of one code, as it stands in the table of its family. */
export interface Row {
  /** Unsigned; null only for AVD names without a published number. */
  readonly value: number | null;
  /** Only in `rdpcore`. */
  readonly field?: RdpcoreField;
  /** The publisher's own name. */
  readonly symbol?: string;
  /** Other names of the same code (FreeRDP's macro, SDL's exit name, winerror aliases). */
  readonly aliases?: readonly string[];
  /** One line, sentence case, no full stop: the name a help desk can say. */
  readonly title: string;
  /** One to three sentences in our own words that can be read aloud to a user. */
  readonly meaning: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** False where a number is known to occur but no public meaning exists. Absent means true. */
  readonly known?: false;
  readonly sources: readonly SourceId[];
  /** Where sources disagree: who says what. */
  readonly conflict?: string;
  /** What a reader must know beside the meaning (when it is normal, how it was derived). */
  readonly note?: string;
  /** The same event in another family, by definition of a source (`extended:5` ↔ `errinfo:5`). */
  readonly twin?: CodeRef;
  /** Codes of other families that name the same condition; inferred from name or meaning, shown as such. */
  readonly related?: readonly CodeRef[];
  /** Likely causes, most likely first. */
  readonly causes: readonly CauseId[];
}

/** `family:number`, the number in decimal or hex: `errinfo:0x5`. */
export type CodeRef = `${Family}:${string}`;

/** What is known of one event of one provider. */
export interface EventRow extends Row {
  /** The event id. */
  readonly value: number;
  readonly provider: EventProvider;
  /** The log it is written to, in full. */
  readonly channel: string;
  /** What may be concluded from it: one sentence. */
  readonly proves?: string;
  /** What it is often taken for and does not show: one sentence. */
  readonly provesNot?: string;
  /** Other ids of the same event (1128 is 50280 in newer manifests). */
  readonly alsoNumbered?: readonly number[];
  /** What its fields hold, in the event's order: only those whose content is known. */
  readonly fields?: readonly EventFieldRow[];
}

/** What is known of a message that shows no code. */
export interface MessageRow extends Row {
  readonly value: null;
  /** The id of the message: words with hyphens, our own. */
  readonly symbol: string;
  /** Short pieces of its wording, as people remember them: for the look-up. */
  readonly said: readonly string[];
}

export interface EventFieldRow {
  readonly name: string;
  /** A few words: "session number", "address of the client". */
  readonly holds: string;
}

export interface Entry extends Row, Code {
  readonly family: Family;
  readonly said?: readonly string[];
  readonly channel?: string;
  readonly proves?: string;
  readonly provesNot?: string;
  readonly alsoNumbered?: readonly number[];
  readonly fields?: readonly EventFieldRow[];
}
