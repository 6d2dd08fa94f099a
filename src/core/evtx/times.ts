import { u16, u64Exact } from './little-endian';
import { Unreadable } from './unreadable';

/** Milliseconds between 1601, where Windows counts from, and 1970. */
const EPOCH = 11_644_473_600_000;

/** A FILETIME as milliseconds since 1970, UTC. */
export const filetimeToMs = (bytes: Uint8Array, at: number): number => Number(u64Exact(bytes, at) / 10_000n) - EPOCH;

/** A FILETIME as Windows 10 and later write it: `2026-03-03T13:20:04.6263208Z`. */
export function filetimeText(bytes: Uint8Array, at: number): string {
  const ticks = u64Exact(bytes, at);
  const second = new Date(Number(ticks / 10_000_000n) * 1000 - EPOCH);
  return `${dateText(second)}.${(ticks % 10_000_000n).toString().padStart(7, '0')}Z`;
}

/** A SYSTEMTIME: `2026-03-03T13:20:04.626Z`. Throws {@link Unreadable} where it is no date. */
export function systemtimeText(bytes: Uint8Array, at: number): string {
  const [year, month, , day, hour, minute, second, milliseconds] = Array.from({ length: 8 }, (_, i) =>
    u16(bytes, at + 2 * i),
  ) as [number, number, number, number, number, number, number, number];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, milliseconds);
  const isDate = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  if (!isDate || second > 59 || milliseconds > 999) throw new Unreadable('a time that is none');
  return `${dateText(date)}.${two(milliseconds, 3)}Z`;
}

const two = (value: number, digits = 2): string => String(value).padStart(digits, '0');

function dateText(date: Date): string {
  const day = `${two(date.getUTCFullYear(), 4)}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  return `${day}T${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
}
