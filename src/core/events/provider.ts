import { EVENT_PROVIDERS, type EventProvider } from '../knowledge/code';

/** Longest first, so that no name is taken for the end of another; Windows itself writes User32 and USER32. */
const BY_LENGTH = [...EVENT_PROVIDERS]
  .sort((one, other) => other.length - one.length)
  .map((short) => ({ short, end: short.toLowerCase() }));

/** The provider as our tables name it: by the end of its full name. Undefined for all others. */
export function shortProvider(provider: string): EventProvider | undefined {
  const name = provider.trim().toLowerCase();
  return BY_LENGTH.find(({ end }) => {
    if (!name.endsWith(end)) return false;
    const before = name.charAt(name.length - end.length - 1);
    return before === '' || before === '-';
  })?.short;
}
