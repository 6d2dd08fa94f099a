import { EVENT_PROVIDERS, type EventProvider } from '../knowledge/code';

/** Longest first, so that no name is taken for the end of another. */
const BY_LENGTH = [...EVENT_PROVIDERS].sort((one, other) => other.length - one.length);

/** The provider as our tables name it: by the end of its full name. Undefined for all others. */
export function shortProvider(provider: string): EventProvider | undefined {
  const name = provider.trim();
  return BY_LENGTH.find((short) => {
    if (!name.endsWith(short)) return false;
    const before = name.charAt(name.length - short.length - 1);
    return before === '' || before === '-';
  });
}
