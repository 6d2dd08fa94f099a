import type { Finding } from '../finding';

/** What a document is, and so how it is read. */
export type DocumentKind = 'log' | 'event-xml' | 'rdp';

/**
 * A finding of one line; its span is relative to the line's start. The edits of its fixes are not: they may touch other
 * lines of an `.rdp` file, so they count from the document's start, each line end as one character.
 */
export interface LineFinding {
  /** 0-based. */
  readonly line: number;
  readonly finding: Finding;
}
