/** From moments to the marks of the picture: those that would stand upon each other become one mark with a count. */

import type { Lane, Severity } from '../core';
import { LANES, type MomentState } from './protocol';
import { positionOf, type Stretch } from './time-scale';

export interface Mark {
  readonly lane: Lane;
  /** Pixels from the start of the axis. */
  readonly x: number;
  /** The gravest. */
  readonly severity: Severity;
  /** One of them proves the verdict. */
  readonly isEvidence: boolean;
  /** Indexes of the moments, in their order. */
  readonly moments: readonly number[];
  /** Pixels from the first to the last of them. */
  readonly extent: number;
}

/** The least distance of two marks, so that each can be hit: WCAG 2.2 asks for 24 pixels. */
export const MARK_DISTANCE = 24;

const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * The marks of these moments (indexes of `moments`; those without a time are passed over), by lane and time, on an axis
 * that is `width` pixels wide.
 */
export function marksOf(
  moments: readonly MomentState[],
  shown: readonly number[],
  stretches: readonly Stretch[],
  width: number,
): Mark[] {
  return LANES.flatMap((lane) => {
    const places = shown
      .filter((index) => moments[index]!.lane === lane && moments[index]!.time !== undefined)
      .map((index) => ({ index, x: positionOf(moments[index]!.time!, stretches) * width }))
      .sort((one, other) => one.x - other.x);
    const clusters: { x: number; from: number; to: number; indexes: number[] }[] = [];
    for (const { index, x } of places) {
      clusters.push({ x, from: x, to: x, indexes: [index] });
      // Joining two moves their middle towards the one before, which may then be too close itself.
      for (let last = clusters.at(-1)!, before = clusters.at(-2); before; before = clusters.at(-2)) {
        if (last.x - before.x >= MARK_DISTANCE) break;
        clusters.length -= 2;
        const indexes = [...before.indexes, ...last.indexes];
        last = { x: (before.from + last.to) / 2, from: before.from, to: last.to, indexes };
        clusters.push(last);
      }
    }
    return clusters.map(({ x, from, to, indexes }): Mark => {
      const all = indexes.map((index) => moments[index]!);
      return {
        lane,
        x,
        severity: all.reduce(
          (worst, { severity }) => (GRAVITY[severity] > GRAVITY[worst] ? severity : worst),
          'info' as Severity,
        ),
        isEvidence: all.some(({ isEvidence }) => isEvidence),
        moments: indexes,
        extent: to - from,
      };
    });
  });
}

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The mark that a key leads to: left and right in order of time over all lanes, up and down to the nearest of a lane. */
export function nextMark(marks: readonly Mark[], current: number, direction: Direction): number {
  const here = marks[current];
  if (!here) return marks.length > 0 ? 0 : -1;
  if (direction === 'up' || direction === 'down') {
    const by = direction === 'up' ? -1 : 1;
    for (let lane = LANES.indexOf(here.lane) + by; LANES[lane]; lane += by) {
      const nearest = marks
        .map((mark, index) => ({ mark, index }))
        .filter(({ mark }) => mark.lane === LANES[lane])
        .sort((one, other) => Math.abs(one.mark.x - here.x) - Math.abs(other.mark.x - here.x))[0];
      if (nearest) return nearest.index;
    }
    return current;
  }
  const order = marks.map((_, index) => index).sort((one, other) => marks[one]!.x - marks[other]!.x || one - other);
  const at = order.indexOf(current);
  const to = { left: at - 1, right: at + 1, first: 0, last: order.length - 1 }[direction];
  return order[Math.max(0, Math.min(order.length - 1, to))]!;
}

/** A picture that is wider than this is slow to draw, and nobody scrolls through it. */
const MAX_WIDTH = 20_000;

/** The zoom one step in (2) or out (0.5), never below the whole; 1 shows all. */
export const zoomBy = (zoom: number, factor: number, width: number): number =>
  Math.max(1, Math.min(Math.max(1, MAX_WIDTH / width), zoom * factor));

/** The zoom at which the moments of a mark fill much of the picture; the same where it cannot tell them apart. */
export function zoomTo(mark: Mark, zoom: number, width: number): number {
  const most = zoomBy(1, Infinity, width);
  if ((mark.extent * most) / zoom < MARK_DISTANCE) return zoom;
  return zoomBy(zoom, (width * 0.6) / mark.extent, width);
}
