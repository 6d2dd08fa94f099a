/** More depth than this gives no more indentation. */
const MAX_DEPTH = 20;

/**
 * The XML of one event for reading: every element that holds others begins a line of its own. Takes the XML as our reader
 * writes it; of anything else it gives something that is readable too. Pure.
 */
export function indentedXml(xml: string): string {
  const lines: string[] = [];
  let depth = 0;
  /** The line being written holds an opening tag and perhaps text, so that its end tag belongs beside it. */
  let isOpen = false;
  for (const [token] of xml.matchAll(/<[^<>]*>|[^<]+|</g)) {
    const indent = '  '.repeat(Math.min(depth, MAX_DEPTH));
    if (!token.startsWith('<')) {
      if (token.trim() === '') continue;
      if (isOpen) lines[lines.length - 1] += token;
      else lines.push(indent + token);
      continue;
    }
    if (token.startsWith('</')) {
      depth = Math.max(0, depth - 1);
      if (isOpen) lines[lines.length - 1] += token;
      else lines.push('  '.repeat(Math.min(depth, MAX_DEPTH)) + token);
      isOpen = false;
      continue;
    }
    lines.push(indent + token);
    isOpen = !token.endsWith('/>');
    if (isOpen) depth++;
  }
  return lines.join('\n');
}
