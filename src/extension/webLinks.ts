import { codeRef, findEntry, notations, SOURCES, type Code, type RuleId, type Source } from '../core';

const REPOSITORY = 'https://github.com/rdp-diagnostics/rdp-diagnostics';

/** The page that a code's number in the Problems view leads to: its first source with an address, else our own table. */
export function documentationUrl(code: Code): string {
  for (const id of findEntry(code)?.sources ?? []) {
    const source: Source = SOURCES[id];
    if (source.url !== undefined) return source.url;
  }
  return `${REPOSITORY}/blob/main/docs/codes.md`;
}

/** The page of a rule of `.rdp` files. */
export function rulePage(rule: RuleId): string {
  return `${REPOSITORY}/blob/main/docs/rules/${rule.replace('/', '-')}.md`;
}

/** The page on which a reader can report a code we do not know. It carries family, number and our name of the provider, nothing of the document. */
export function reportUrl(code: Code): string | undefined {
  if (code.value === null) return undefined;
  const { family, value, field, provider } = code;
  const number = codeRef({ family, value, ...(field && { field }), ...(provider && { provider }) });
  const title = `Unknown code ${number} (${notations({ family, value })[0] ?? value})`;
  return `${REPOSITORY}/issues/new?labels=unknown-code&title=${encodeURIComponent(title)}`;
}
