import type { Finding } from '../finding';

/** Placeholder until the rules are in place. */
export function lintRdp(_text: string): Finding[] {
  return [];
}
