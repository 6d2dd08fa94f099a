/** Markdown that is safe to show, whatever the text was. */

/**
 * Text that shows as itself: what Markdown, HTML, VS Code's icons or automatic links would read is escaped, also the blanks
 * at the start that would make it code. One line.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:(?=\/\/)|@|(?<=www)\./gi, '\\$&')
    .replace(/^(\s{0,80})([-+#=])/, '$1\\$2')
    .replace(/^(\s{0,80}\d{1,9})([.)])/, '$1\\$2')
    .replace(/^(?: {4}| {0,3}\t)/, (blanks) => `&#${blanks.charCodeAt(0)};${blanks.slice(1)}`);
}

/** Text as inline code; the fence is longer than any run of backticks in it. */
export function inlineCode(text: string): string {
  const flat = text.replace(/[\r\n]+/g, ' ');
  const longest = (flat.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(flat) ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/** Text as a fenced block; the fence is longer than any run of backticks in it. */
export function fencedCode(text: string, language: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A link to an https or http address; anything else stays text. */
export function link(title: string, url: string): string {
  if (!/^https?:\/\/[^\s<>"\\]+$/.test(url)) return escapeMarkdown(title);
  // Microsoft's older addresses end in "(v=ws.10)", which would end the link.
  return `[${escapeMarkdown(title)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}
