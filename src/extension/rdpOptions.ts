import * as vscode from 'vscode';
import { RULES, type LintRdpOptions, type RdpEncoding, type RdpProfile, type RuleId, type Severity } from '../core';

/** A rule that is turned off in the files that a glob names, counted from the workspace folder. */
export interface Suppression {
  readonly rule: RuleId;
  readonly files: string;
}

/** What of a document decides how it is judged; of a file that no editor has opened too. */
type Judged = Pick<vscode.TextDocument, 'uri' | 'languageId'>;

/** How a document is judged: by the user's settings for it, its name and its encoding. */
export function rdpOptions(document: Judged): LintRdpOptions {
  const settings = vscode.workspace.getConfiguration('rdpDiagnostics', document);
  const profile = PROFILES.find((name) => name === settings.get<unknown>('rdp.profile')) ?? 'default';
  const severities: Partial<Record<RuleId, Severity | 'off'>> = severitiesIn(settings.get<unknown>('rdp.severities'));
  for (const { rule, files } of suppressionsIn(settings.get<unknown>('rdp.suppressions'))) {
    if (isAmong(document, files)) severities[rule] = 'off';
  }
  const encoding = encodingOf(document);
  return { profile, severities, path: document.uri.path, ...(encoding && { encoding }) };
}

/** Whether a change of settings may have changed what {@link rdpOptions} says of some document. */
export function affectsRdpOptions(event: vscode.ConfigurationChangeEvent): boolean {
  return event.affectsConfiguration('rdpDiagnostics.rdp');
}

/** The id of a rule that there is. */
export function isRule(id: unknown): id is RuleId {
  return RULES.some((rule) => rule.id === id);
}

/** What of a setting's value is a suppression: people write settings by hand. */
export function suppressionsIn(value: unknown): Suppression[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Suppression => {
    const { rule, files } = (one ?? {}) as Partial<Record<keyof Suppression, unknown>>;
    return isRule(rule) && typeof files === 'string';
  });
}

const PROFILES: readonly RdpProfile[] = ['default', 'strict', 'corporate'];
const SEVERITIES: readonly (Severity | 'off')[] = ['off', 'info', 'warning', 'error'];

function severitiesIn(value: unknown): Partial<Record<RuleId, Severity | 'off'>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      ([rule, severity]) => isRule(rule) && SEVERITIES.some((allowed) => allowed === severity),
    ),
  );
}

function isAmong(document: Judged, files: string): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const pattern = folder ? new vscode.RelativePattern(folder, files) : files;
  // Of a document the editor asks for its address and language only.
  return vscode.languages.match({ pattern }, document as vscode.TextDocument) > 0;
}

/** As the editor names encodings; it marks UTF-16 whenever it writes it. */
const ENCODINGS: Readonly<Record<string, RdpEncoding>> = {
  utf8: 'utf-8',
  utf8bom: 'utf-8-bom',
  utf16le: 'utf-16le-bom',
  utf16be: 'utf-16be-bom',
  windows1252: 'windows-1252',
};

/** Undefined where the editor does not tell (before VS Code 1.100), and for encodings that `.rdp` files do not come in. */
function encodingOf(document: Judged): RdpEncoding | undefined {
  const { encoding } = document as Judged & { readonly encoding?: string };
  return encoding === undefined ? undefined : ENCODINGS[encoding];
}
