/** What must hold of several targets' results. Each throws where it does not. */
import assert from 'node:assert/strict';
import type { Finding, Span, WindowsEvent } from '../../src/core';

export function isWithin({ start, end }: Span, length: number): boolean {
  return Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start <= end && end <= length;
}

/** Findings of a scan: in order, apart, none empty, and each says what stands at its place. */
export function assertApart(text: string, findings: readonly Finding[]): void {
  let last = 0;
  for (const { span, text: code } of findings) {
    assert.ok(isWithin(span, text.length) && span.start >= last && span.end > span.start, JSON.stringify(span));
    assert.ok(text.startsWith(code, span.start) && code.length === span.end - span.start, JSON.stringify(code));
    last = span.end;
  }
}

/** Events: in order, each within the text, its id within it, and its fields within the text. */
export function assertEvents(text: string, events: readonly WindowsEvent[]): void {
  let last = 0;
  for (const { span, idSpan, id, fields, time, recordId, level } of events) {
    assert.ok(isWithin(span, text.length) && span.end > span.start, `event ${JSON.stringify(span)}`);
    assert.ok(span.start >= last, `events overlap at ${span.start}`);
    last = span.end;
    assert.ok(Number.isSafeInteger(id), `id ${id}`);
    assert.ok(idSpan.start >= span.start && idSpan.start <= idSpan.end && idSpan.end <= span.end, 'id outside');
    for (const field of fields) assert.ok(isWithin(field, text.length), `field ${field.name}`);
    for (const number of [time, recordId, level]) assert.ok(number === undefined || Number.isFinite(number));
  }
}

/** The same answer for the same text. */
export function assertSame(one: unknown, other: unknown, why: string): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) assert.deepEqual(one, other, why);
}

const HOLE = /\bundefined\b(?! (?:reason|connection))|\bNaN\b|\[object |\{\d\}/;

/** No renderer leaves a hole in its sentences; what the document says may look like one. */
export function assertWhole(markdown: string, document = ''): void {
  if (!HOLE.test(document)) assert.doesNotMatch(markdown, HOLE);
}
