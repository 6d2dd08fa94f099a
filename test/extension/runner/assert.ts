// The assertions of the suite that runs inside VS Code. node:assert does not exist in the browser's extension host.

export class AssertionError extends Error {
  override readonly name = 'AssertionError';
  /** mocha's reporters show both when they are there. */
  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(message);
  }
}

const show = (value: unknown): string => {
  try {
    return typeof value === 'function' ? String(value) : (JSON.stringify(value) ?? String(value));
  } catch {
    return String(value);
  }
};
const prefix = (message: string | undefined): string => (message ? `${message}: ` : '');

/** Fails, always. */
export function fail(message: string): never {
  throw new AssertionError(message);
}

/** `value` is truthy. */
export function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new AssertionError(message ?? `expected something, got ${show(value)}`, value, true);
}

/** The same value, as `Object.is` has it. */
export function equal<T>(actual: T, expected: T, message?: string): void {
  if (!Object.is(actual, expected)) {
    throw new AssertionError(`${prefix(message)}expected ${show(expected)}, got ${show(actual)}`, actual, expected);
  }
}

/** The same content: arrays by element, objects by own enumerable key; `undefined` and absent differ. */
export function deepEqual<T>(actual: T, expected: T, message?: string): void {
  if (!same(actual, expected)) {
    throw new AssertionError(`${prefix(message)}expected ${show(expected)}, got ${show(actual)}`, actual, expected);
  }
}

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(Reflect.get(a, key), Reflect.get(b, key)))
  );
}

/** `text` holds `part` (a string), or matches it (an expression). */
export function includes(text: string, part: string | RegExp, message?: string): void {
  const found = typeof part === 'string' ? text.includes(part) : part.test(text);
  if (!found) throw new AssertionError(`${prefix(message)}${String(part)} is not in ${show(text)}`);
}

/** `text` does not hold `part`. */
export function excludes(text: string, part: string | RegExp, message?: string): void {
  const found = typeof part === 'string' ? text.includes(part) : part.test(text);
  if (found) throw new AssertionError(`${prefix(message)}${String(part)} is in ${show(text)}`);
}

/**
 * Asks `look` again and again until it answers with something truthy, and returns that: VS Code computes diagnostics,
 * opens editors and shows views in its own time. Gives up after `milliseconds`, naming `what` never came.
 */
export async function eventually<T>(
  what: string,
  look: () => T | PromiseLike<T>,
  milliseconds = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const answer = await look();
    if (answer) return answer;
    if (Date.now() > end) throw new AssertionError(`within ${milliseconds} ms there was no ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
