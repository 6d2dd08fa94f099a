import type { LineSource, Span } from '../text';
import { english, type Translate } from '../translate';
import { categoryTitle, typeName } from './categories';
import { parseInteger } from './integer';
import { parseLine, type SettingType } from './parse';
import { isSecret } from './secrecy';
import type { Setting } from './setting';
import { allowedValues, allSettings, findSetting, valueLabel } from './settings';
import { settingMarkdown } from './hover';

/** One entry of a list of completions. */
export interface RdpCompletion {
  readonly kind: 'setting' | 'type' | 'value';
  /** What is written, as far as the list shows it. */
  readonly label: string;
  /** Beside the label: the type and default of a setting, the meaning of a value. */
  readonly detail: string;
  /** What is compared with what the user has typed; for settings the key, since keys hold blanks. */
  readonly filter: string;
  /** Put in place of {@link RdpCompletions.span}, in the syntax of snippets (`${1|0,1|}`). */
  readonly snippet: string;
  /** Lists are shown in the order of this text. */
  readonly sort: string;
  /** The value that stands there now, or the default. */
  readonly preselect: boolean;
  readonly obsolete: boolean;
}

export interface RdpCompletions {
  /** What is replaced, relative to the start of the line; it never reaches into another line. */
  readonly span: Span;
  readonly items: readonly RdpCompletion[];
}

export interface RdpCompletionOptions {
  readonly translate?: Translate;
}

/** What people write most, in the order in which they think of it. */
const USUAL: readonly string[] = [
  'full address',
  'username',
  'domain',
  'server port',
  'prompt for credentials',
  'authentication level',
  'enablecredsspsupport',
  'enablerdsaadauth',
  'screen mode id',
  'use multimon',
  'selectedmonitors',
  'desktopwidth',
  'desktopheight',
  'session bpp',
  'smart sizing',
  'dynamic resolution',
  'gatewayhostname',
  'gatewayusagemethod',
  'gatewaycredentialssource',
  'gatewayprofileusagemethod',
  'promptcredentialonce',
  'redirectclipboard',
  'drivestoredirect',
  'redirectprinters',
  'redirectsmartcards',
  'redirectwebauthn',
  'camerastoredirect',
  'usbdevicestoredirect',
  'audiomode',
  'audiocapturemode',
  'remoteapplicationmode',
  'remoteapplicationprogram',
  'remoteapplicationname',
  'remoteapplicationcmdline',
  'alternate shell',
  'shell working directory',
  'loadbalanceinfo',
  'use redirection server name',
  'workspace id',
  'autoreconnection enabled',
  'administrative session',
  'connection type',
  'networkautodetect',
  'bandwidthautodetect',
  'keyboardhook',
  'compression',
  'videoplaybackmode',
  'winposstr',
];

/** Values worth offering where a setting is no enumeration. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  'server port': ['3389'],
  drivestoredirect: ['*', 'DynamicDrives', 'C:\\;'],
  devicestoredirect: ['*', 'DynamicDevices'],
  usbdevicestoredirect: ['*'],
  camerastoredirect: ['*'],
  'allowed security protocols': ['*', 'CredSSP', 'RDSTLS', 'RDS AAD Auth', 'TLS'],
  desktopwidth: ['1280', '1366', '1920', '2560', '3840'],
  desktopheight: ['720', '768', '1080', '1440', '2160'],
  desktopscalefactor: ['100', '125', '150', '175', '200', '250', '300', '400', '500'],
  winposstr: ['0,1,0,0,800,600', '0,3,0,0,800,600'],
  loadbalanceinfo: ['tsv://MS Terminal Services Plugin.1.'],
  resourceprovider: ['arm'],
  smartrawprinters: ['*'],
  ironrdp_colordepth: ['16', '32'],
  ironrdp_compressionlevel: ['0', '1', '2', '3'],
};

/**
 * What may be written at a 0-based line and column (UTF-16): before the first colon the settings that the file has not
 * got yet, then the type, then the values. Undefined where nothing can be offered. Reads the keys of all lines, the
 * values of none but this one. Never throws.
 */
export function completeRdp(
  lines: LineSource,
  line: number,
  column: number,
  { translate = english }: RdpCompletionOptions = {},
): RdpCompletions | undefined {
  if (!(line >= 0 && line < lines.lineCount && column >= 0)) return undefined;
  const text = lines.lineText(line);
  if (column > text.length) return undefined;
  const first = text.indexOf(':');
  const second = first < 0 ? -1 : text.indexOf(':', first + 1);
  if (first < 0 || column <= first) return settings(lines, line, column, text, first, second, translate);
  const key = keyOf(text, line)!;
  if (second < 0 || column <= second) return types(text, key, first, second, translate);
  return values(text, key, second, translate);
}

/** The documentation of a completion, as Markdown; undefined for what is not known. */
export function completionMarkdown(key: string, translate: Translate = english): string | undefined {
  const setting = findSetting(key);
  return setting && settingMarkdown(setting, translate);
}

/** The key of a line as clients compare it; undefined where there is no colon. */
function keyOf(text: string, line: number): string | undefined {
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const start = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  return text.slice(start, colon).trim().toLowerCase();
}

function settings(
  lines: LineSource,
  line: number,
  column: number,
  text: string,
  first: number,
  second: number,
  t: Translate,
): RdpCompletions {
  const taken = new Set<string>();
  for (let each = 0; each < lines.lineCount; each++) {
    const key = each === line ? undefined : keyOf(lines.lineText(each), each);
    if (key !== undefined) taken.add(key);
  }
  let start = line === 0 && text.startsWith('\uFEFF') ? 1 : 0;
  while (start < column && /[ \t]/.test(text[start]!)) start++;
  // What stands behind the key stays where it can: a value is not thrown away because its key is changed.
  const keepsValue = second >= 0;
  const end = keepsValue ? second + 1 : first >= 0 ? text.length : text.trimEnd().length;
  const items = allSettings()
    .filter(({ key }) => !taken.has(key))
    .map((setting, index): RdpCompletion => {
      const fallback = typeof setting.default === 'number' ? valueLabel(setting, setting.default) : undefined;
      const shown = setting.default === undefined ? '' : ` · ${t('default {0}', setting.default)}`;
      return {
        kind: 'setting',
        label: setting.key,
        detail: `${typeName(setting.type, t)}${shown}${fallback === undefined ? '' : ` (${fallback})`} · ${categoryTitle(setting.category, t)}`,
        filter: setting.key,
        snippet: keepsValue ? `${setting.key}:${setting.type}:` : settingSnippet(setting),
        sort: sortText(setting, index),
        preselect: false,
        obsolete: setting.status === 'obsolete',
      };
    });
  return { span: { start, end: Math.max(end, column) }, items };
}

/** A whole line, with the default first among the values to choose from. Nothing is ever put in place of a secret. */
function settingSnippet(setting: Setting): string {
  return `${setting.key}:${setting.type}:${valueSnippet(setting)}`;
}

function valueSnippet(setting: Setting): string {
  const allowed = allowedValues(setting);
  if (allowed.length > 0) {
    const usual = setting.prefer ?? setting.default;
    const ordered = [...allowed].sort((a, b) => Number(b === usual) - Number(a === usual));
    return `\${1|${ordered.join(',')}|}`;
  }
  if (isSecret(setting.key)) return '${1}';
  if (typeof setting.default === 'number') return `\${1:${setting.default}}`;
  const [offered] = setting.key === 'winposstr' ? (OFFERED[setting.key] ?? []) : [];
  return offered === undefined ? '${1}' : `\${1:${escapeSnippet(offered)}}`;
}

/** In snippets, these have a meaning of their own. */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** First what is usual, then what Microsoft documents, then the rest; what nobody should write new comes last. */
function sortText(setting: Setting, index: number): string {
  const usual = USUAL.indexOf(setting.key);
  if (usual >= 0) return `0${String(usual).padStart(3, '0')}`;
  const group =
    setting.secret || setting.status === 'obsolete' || setting.category === 'embedded'
      ? 4
      : setting.category === 'vendor' || setting.category === 'avd'
        ? 3
        : setting.status === 'documented'
          ? 1
          : 2;
  return `${group}${String(index).padStart(3, '0')}`;
}

function types(text: string, key: string, first: number, second: number, t: Translate): RdpCompletions | undefined {
  const setting = findSetting(key);
  const letters: readonly SettingType[] = setting
    ? [setting.type, ...(setting.altType ? [setting.altType] : [])]
    : ['i', 's', 'b'];
  const keepsValue = second >= 0;
  const items = letters.map((letter, index): RdpCompletion => {
    const value = setting?.type === letter && !keepsValue ? valueSnippet(setting) : '';
    return {
      kind: 'type',
      label: letter,
      detail: typeName(letter, t),
      filter: letter,
      snippet: `${letter}:${value}`,
      sort: `0${index}`,
      preselect: index === 0,
      obsolete: false,
    };
  });
  return { span: { start: first + 1, end: keepsValue ? second + 1 : text.length }, items };
}

function values(text: string, key: string, second: number, t: Translate): RdpCompletions | undefined {
  const setting = findSetting(key);
  // A completion may be shown to anybody who looks at the screen.
  if (!setting || setting.secret) return undefined;
  const parsed = parseLine(text);
  const written = parsed.kind === 'setting' ? parsed.value.text : undefined;
  const current = written === undefined ? undefined : parseInteger(written);
  const allowed = allowedValues(setting);
  const offered =
    allowed.length > 0
      ? allowed.map((value) => ({ value: String(value), words: valueLabel(setting, value) ?? '' }))
      : offeredValues(setting).map((value) => ({ value, words: '' }));
  if (offered.length === 0) return undefined;
  const items = offered.map(({ value, words }, index): RdpCompletion => {
    const marks = [
      words,
      value === String(setting.default) ? t('default') : '',
      (allowed.length > 0 ? Number(value) === current : value === written) ? t('in this line') : '',
    ];
    return {
      kind: 'value',
      label: value,
      detail: marks.filter((mark) => mark !== '').join(' · '),
      filter: value,
      snippet: escapeSnippet(value),
      sort: String(index).padStart(3, '0'),
      preselect: value === String(current ?? setting.default),
      obsolete: false,
    };
  });
  return { span: { start: second + 1, end: text.length }, items };
}

function offeredValues(setting: Setting): readonly string[] {
  const offered = OFFERED[setting.key];
  if (offered) return offered;
  if (setting.form === '0 or 1') return ['0', '1'];
  return typeof setting.default === 'number' ? [String(setting.default)] : [];
}
