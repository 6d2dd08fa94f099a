/** How long one slice may take before the extension host gets its turn, in milliseconds. */
const SLICE_MILLISECONDS = 15;

/**
 * Runs the steps of a long reading a little at a time, so that it never holds up the extension host.
 * @returns its result; undefined when `isStale` answered true between two slices.
 */
export async function inSlices<Result>(
  steps: Generator<unknown, Result>,
  isStale: () => boolean,
): Promise<Result | undefined> {
  let started = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - started < SLICE_MILLISECONDS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (isStale()) return undefined;
    started = performance.now();
  }
}
