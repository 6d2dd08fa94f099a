import assert from 'node:assert/strict';
import { shortProvider } from '../../../src/core/events/provider';
import type { WindowsEvent } from '../../../src/core/events/windows-event';

export const LSM = 'Microsoft-Windows-TerminalServices-LocalSessionManager';

/** An event on one line: provider, id, time, fields. */
export const brief = (event: WindowsEvent): string =>
  [
    shortProvider(event.provider) ?? event.provider,
    event.id,
    event.time === undefined ? '-' : new Date(event.time).toISOString(),
    ...event.fields.map(({ name, value }) => `${name}=${value}`),
  ].join(' ');

/** Events stand in order and apart; every span lies within its event, and that of the id holds its digits. */
export function assertSpans(text: string, events: readonly WindowsEvent[]): void {
  let before = 0;
  for (const { id, idSpan, span, fields } of events) {
    assert.ok(span.start >= before && span.end > span.start && span.end <= text.length, 'in order and apart');
    assert.equal(Number(text.slice(idSpan.start, idSpan.end)) % 65_536, id);
    for (const field of fields) {
      assert.ok(field.start >= span.start && field.end <= span.end && field.start <= field.end, field.name);
      const written = text.slice(field.start, field.end);
      assert.ok(written === field.value || /[\\"&]/.test(written), `${field.name}: ${written} for ${field.value}`);
    }
    before = span.end;
  }
}
