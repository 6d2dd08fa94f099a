import type { Span } from '../text';

/** One value of an event, from EventData or UserData. */
export interface EventField extends Span {
  /** The field's name; of an unnamed `<Data>` its 1-based place, "1". */
  readonly name: string;
  /** With entities undone and without blanks around it; the span covers it as written. */
  readonly value: string;
}

/** One Windows event, as read from XML, text, CSV, JSON or an `.evtx` file. */
export interface WindowsEvent {
  /** As written: `Microsoft-Windows-TerminalServices-LocalSessionManager`. */
  readonly provider: string;
  readonly id: number;
  readonly channel?: string;
  readonly computer?: string;
  /** When it was written: milliseconds since 1970, UTC. Absent where the text gives no time, or none that can be placed. */
  readonly time?: number;
  /** True where the text gives the time without a zone, so that `time` takes the reader's guess for one. */
  readonly isLocalTime?: true;
  readonly recordId?: number;
  /** Lower case, without braces. */
  readonly activityId?: string;
  /** The SID of the account that wrote it. */
  readonly userId?: string;
  /** 1 critical, 2 error, 3 warning, 4 information. */
  readonly level?: number;
  readonly fields: readonly EventField[];
  /** The whole event in the text that was read. */
  readonly span: Span;
  /** The digits of the event id in the text that was read. */
  readonly idSpan: Span;
  /** True where its tags do not match or it is cut off: fields may be missing. */
  readonly isDamaged?: true;
}
