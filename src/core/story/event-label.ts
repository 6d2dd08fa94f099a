import { shortProvider } from '../events/provider';

/** `LocalSessionManager 40` for a moment's `Microsoft-Windows-TerminalServices-LocalSessionManager/40`; a text stays as it is. */
export function eventLabel(event: string): string {
  const slash = event.lastIndexOf('/');
  if (slash < 0) return event;
  const provider = event.slice(0, slash);
  return `${shortProvider(provider) ?? provider} ${event.slice(slash + 1)}`;
}
