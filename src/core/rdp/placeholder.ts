import type { Span } from '../text';

const WHOLE: readonly RegExp[] = [
  /^\$?\{[^{}]*\}$/, // {NAME} ${NAME}
  /^\{\{[^{}]*\}\}$/, // {{NAME}}
  /^@[^@\s]+@$/,
  /^%[^%\s]+%$/,
  /^<[^<>]+>$/,
  /^[xX]{3,}$/,
  /^\*{3,}$/,
  /^\$\([^()]*\)$/,
];

/**
 * Whether the whole value is something that a script or a person is meant to replace, as in a template. For values that
 * may hold any character, such as passwords.
 */
export function isPlaceholder(value: string): boolean {
  return WHOLE.some((pattern) => pattern.test(value));
}

/** Most values hold none of these, and are done. */
const MAY_HOLD = /[{@%<$[_]|[xX]{3}/;

/** A variable of the environment; programs and folders on the host may hold it in earnest. */
const VARIABLE = /%[A-Za-z_][\w()]{0,60}%/;

const INSIDE: readonly RegExp[] = [
  // {NAME} ${NAME} #{NAME} {{NAME}} {0}; a GUID in braces is a value.
  /[#$]?\{\{?\s?(?![0-9A-Fa-f]{8}-)\w[\w .:|-]{0,60}\}\}?/,
  /@[A-Za-z_][\w.-]{0,60}@/,
  /<[A-Za-z][^<>:]{0,60}>/,
  /\$\([A-Za-z_][\w.]{0,60}\)/,
  /\[[A-Z][A-Z0-9_ -]{2,60}\]/,
  /__[A-Z][A-Z0-9_]{0,60}__/,
  /X{4,}/,
  /^[xX]{3,}$/,
  /^[xX]{1,3}(?:\.[xX]{1,3}){3}/,
  /(?:^|[\\:@])\$(?:env:)?[A-Za-z_]\w{0,60}/,
];

/** Their values hold braces or percent signs by nature. */
const NEVER: ReadonlySet<string> = new Set(['activityhint', 'remoteapplicationcmdline', 'signature', 'signscope']);

/** Here a percent sign begins an escape, or a variable that one side fills in when it connects. */
const PERCENT_IN_EARNEST: ReadonlySet<string> = new Set([
  'alternate shell',
  'shell working directory',
  'remoteapplicationprogram',
  'remoteapplicationfile',
  'remoteapplicationicon',
  'command line',
  'precommand',
  'hubdiscoverygeourl',
  'diagnosticserviceurl',
  'pre-authentication server address',
  'support url',
  'eventloguploadaddress',
  'kdcproxyurl',
  'ironrdp_rdcleanpathurl',
  'loadbalanceinfo',
  'armpath',
]);

/**
 * Where in the value of the setting `name` (lower case) something stands that is meant to be replaced; offsets within
 * the value. Undefined where nothing does. Never throws.
 */
export function findPlaceholder(name: string, value: string): Span | undefined {
  if (!MAY_HOLD.test(value) || NEVER.has(name)) return undefined;
  const found = PERCENT_IN_EARNEST.has(name) ? null : VARIABLE.exec(value);
  if (found) return { start: found.index, end: found.index + found[0].length };
  for (const pattern of INSIDE) {
    const match = pattern.exec(value);
    if (match) return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
