/** The scale of the counts, and which bars have room for their time below them. Pure. */

/** Steps at which counts are easy to read, up to the first one at or above the highest count. At most five, 0 first. */
export function countSteps(most: number): number[] {
  let unit = 1;
  for (;;) {
    for (const step of [unit, 2 * unit, 5 * unit])
      if (step * 4 >= most)
        return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, at) => at * step);
    unit *= 10;
  }
}

/**
 * Indexes of the bars under which a label is written, evenly spread.
 * @param room how many labels fit side by side, at least one
 */
export function labelledBars(count: number, room: number): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(room))));
  return Array.from({ length: Math.ceil(count / every) }, (_, at) => at * every);
}
