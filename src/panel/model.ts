/** From what is known of a code to what the panel shows: plain data with finished texts. Pure. */

import type * as Core from '../core';
import type {
  Code,
  Confidence,
  Explanation,
  NamedCode,
  ParameterName,
  ParameterValues,
  Place,
  Playbook,
  RelatedSetting,
  Shell,
  Source,
  Step,
  Translate,
} from '../core';
import type {
  CauseMark,
  CauseState,
  ChoiceState,
  CodeState,
  EmptyState,
  FilledIn,
  LinkState,
  PanelLabels,
  ParameterState,
  SectionId,
  SectionState,
  StepMark,
  StepState,
} from './protocol';

/** The state while nothing has been chosen yet. */
export function emptyState(translate: Translate): EmptyState {
  return {
    kind: 'empty',
    title: translate('No code chosen yet'),
    text: translate(
      'Open a log, an exported event or a pasted dialog and put the cursor on a code. The likely causes and the steps to confirm and fix them appear here.',
    ),
    lookUp: translate('Look up a code…'),
  };
}

/** How commands are filled in. */
export interface Filling {
  /** The core's own: this module takes only types from the core. */
  readonly core: Pick<typeof Core, 'fillParameters' | 'parametersOf' | 'parameterValue' | 'PARAMETERS'>;
  readonly values: ParameterValues;
  /** What is said beside a value. */
  readonly remarks: Readonly<Partial<Record<ParameterName, string>>>;
}

/** What else bears on what is shown. */
export interface PanelExtras {
  /** The code the reader came from, if this one was reached through "related codes". */
  readonly back?: Explanation | undefined;
  /** The settings of `.rdp` files that can lead to the code. */
  readonly settings?: readonly RelatedSetting[];
  /** What the reader has said of the causes. */
  readonly marks?: ReadonlyMap<string, CauseMark>;
  /** Without it commands are shown with their placeholders. */
  readonly filling?: Filling;
  readonly knowledge?: typeof Core.KNOWLEDGE_VERSION;
}

/**
 * All that the panel shows of one explanation.
 * @param codeRef the core's own: this module takes only types from the core, so that no table gets into the page
 * @param ticks the step keys that are ticked for this code (see {@link Ticks})
 */
export function panelState(
  explanation: Explanation,
  ticks: ReadonlySet<string>,
  translate: Translate,
  codeRef: (code: Code) => string,
  { back, settings = [], marks, filling, knowledge }: PanelExtras = {},
): CodeState {
  const choice = (named: NamedCode): ChoiceState => ({
    ref: codeRef(named.code),
    label: `${named.familyTitle} ${named.label}`,
    title: named.title,
  });
  const related = [...(explanation.twin ? [explanation.twin] : []), ...explanation.related];
  const causes = explanation.causes.map(({ id, title, playbook }): CauseState => ({
    id,
    title,
    ...(playbook &&
      id !== TRIAGE &&
      id !== COLLECT && {
        mark: marks?.get(id) ?? 'unknown',
        markName: translate('What you found out about this cause: {0}', title),
      }),
    ...(playbook && { playbook: playbookState(playbook, ticks, translate, filling) }),
  }));
  const parameters = filling ? parameterStates(explanation, filling, translate) : [];
  const open =
    causes.find((cause) => cause.mark === 'this') ??
    causes.find((cause) => cause.playbook && cause.mark !== 'ruledOut') ??
    causes.find((cause) => cause.playbook);
  const triage = causes.find((cause) => cause.id === TRIAGE && cause.playbook);
  const { extended, together } = explanation;
  return {
    kind: 'code',
    labels: panelLabels(explanation, translate),
    ref: codeRef(explanation.code),
    family: explanation.familyTitle,
    seenIn: explanation.seenIn,
    notations: explanation.notations,
    ...(explanation.symbol !== undefined && { symbol: explanation.symbol }),
    severity: explanation.severity,
    severityText: severityText(explanation, translate),
    title: explanation.title,
    meaning: explanation.meaning,
    ...(explanation.proves !== undefined && { proves: explanation.proves }),
    ...(explanation.provesNot !== undefined && { provesNot: explanation.provesNot }),
    ...(explanation.fields && { fields: explanation.fields }),
    known: explanation.known,
    structure: explanation.structure,
    ...(extended && {
      extended: {
        // In both notations: a dialog writes it in hexadecimal, an event in decimal.
        heading: translate(
          'With extended code {0}',
          [...extended.notations.slice(0, 2), ...(extended.symbol === undefined ? [] : [extended.symbol])].join(' · '),
        ),
        title: extended.title,
        // A zero says no more than its title.
        ...(extended.code.value !== 0 && { meaning: extended.meaning }),
        ...(together !== undefined && { together }),
      },
    }),
    ...(explanation.conflict !== undefined && { conflict: explanation.conflict }),
    ...(explanation.note !== undefined && { note: explanation.note }),
    ...(explanation.sources.length > 0 && { confidence: confidenceText(explanation.confidence, translate) }),
    ...(knowledge && { knowledge: translate('Knowledge of {0}, state {1}', knowledge.date, knowledge.digest) }),
    sources: explanation.sources.map((source) => sourceState(source, translate)),
    choices: explanation.candidates.map(choice),
    choicesHint: translate('The text does not say which kind of code this is. It may also be one of these:'),
    related: related.map(choice),
    settings: settings.map(({ setting, why, confidence }) => ({
      key: setting,
      why: confidence === 'low' ? `${why} (${translate('inferred')})` : why,
      findName: translate('Find {0} in the .rdp files of the workspace', setting),
    })),
    ...(back && {
      back: {
        ref: codeRef(back.code),
        label: translate('Back to {0}', codeText(back)),
        title: back.title,
      },
    }),
    causes,
    parameters,
    fillIn: fillInText(parameters, translate),
    ...(open && { open: open.id }),
    ...(triage && { triage: triage.id }),
  };
}

/** What a screen reader says when the shown code changes. */
export function announcement(state: CodeState, translate: Translate): string {
  const number = state.notations[0] ?? state.symbol;
  if (number === undefined) return translate('Showing {0}: {1}', state.family, state.title);
  return translate('Showing {0}, {1}: {2}', state.family, number, state.title);
}

/** The addresses of a state that may be opened: https, and only those that our own tables put there. */
export function openableLinks(state: CodeState): ReadonlySet<string> {
  const links = [...state.sources, ...state.causes.flatMap((cause) => cause.playbook?.links ?? [])];
  return new Set(links.flatMap((link) => (link.url !== undefined && isHttps(link.url) ? [link.url] : [])));
}

/** The step with this key, or undefined. */
export function findStep(state: CodeState, key: string): StepState | undefined {
  return state.causes
    .flatMap((cause) => allSections(cause))
    .flatMap((section) => section.steps)
    .find((step) => step.key === key);
}

/** Every list of steps of a cause, in the order shown. */
export function allSections(cause: CauseState): readonly SectionState[] {
  if (!cause.playbook) return [];
  return [...cause.playbook.sections, ...(cause.playbook.older ? [cause.playbook.older] : [])];
}

/**
 * The hash of a step for its key: the same text and command give the same hash in every session. 53 bits are plenty
 * to tell the steps of one list apart; it protects nothing.
 */
export function stepHash(step: Pick<Step, 'text' | 'run'>): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  const text = `${step.text}\0${step.run ?? ''}`;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
  }
  return ((a >>> 0) * 0x200000 + ((b >>> 0) & 0x1fffff)).toString(36);
}

/** What changes in a state when a value is filled in. */
export function filledIn(state: CodeState): FilledIn {
  const steps = state.causes.flatMap(allSections).flatMap((section) => section.steps);
  return {
    parameters: state.parameters,
    fillIn: state.fillIn,
    commands: steps.flatMap(({ key, command }) =>
      command
        ? [{ step: key, text: command.text, ...(command.refused !== undefined && { refused: command.refused }) }]
        : [],
    ),
  };
}

const TRIAGE = 'triage-first';
const COLLECT = 'collect-data';

const OF_CODE: ReadonlySet<ParameterName> = new Set<ParameterName>(['disconnect-code', 'extended-code']);

function parameterStates(
  { causes }: Explanation,
  { core, values, remarks }: Filling,
  translate: Translate,
): ParameterState[] {
  const needed = new Set<ParameterName>();
  for (const { playbook } of causes) {
    if (!playbook) continue;
    const { confirm, fix, verify, undo, olderWindows = [] } = playbook;
    for (const step of [...confirm, ...fix, ...verify, ...undo, ...olderWindows])
      for (const name of step.run === undefined ? [] : core.parametersOf(step.run)) needed.add(name);
  }
  return (
    Object.values(core.PARAMETERS)
      // The code on show is no one's to change.
      .filter(({ name }) => needed.has(name) && !(OF_CODE.has(name) && values[name] !== undefined))
      .map(({ name, label }) => {
        const value = values[name] ?? '';
        const invalid = value !== '' && core.parameterValue(name, value) === undefined;
        const remark = invalid ? translate('Commands cannot use this value.') : (remarks[name] ?? '');
        return { name, label: translate(label), value, remark, invalid };
      })
  );
}

function fillInText(parameters: readonly ParameterState[], translate: Translate): string {
  if (parameters.length === 0) return '';
  const open = parameters.filter(({ value, invalid }) => value === '' || invalid).map(({ label }) => label);
  return open.length > 0
    ? translate('Fill in: {0}', open.join(', '))
    : translate('All values of the commands are filled in');
}

function playbookState(
  playbook: Playbook,
  ticks: ReadonlySet<string>,
  translate: Translate,
  filling: Filling | undefined,
): NonNullable<CauseState['playbook']> {
  const section = (id: SectionId, title: string, steps: readonly Step[], nothing?: string): SectionState => {
    const seen = new Set<string>();
    return {
      id,
      title,
      steps: steps.map((step) => stepState(step, playbook.id, id, seen, ticks, translate, filling)),
      ...(steps.length === 0 && nothing !== undefined && { nothing }),
    };
  };
  const { olderWindows } = playbook;
  return {
    concerns: playbook.concerns,
    confidence: confidenceText(playbook.confidence, translate),
    warnings: playbook.warnings ?? [],
    sections: [
      section('confirm', translate('Confirm'), playbook.confirm),
      section('fix', translate('Fix'), playbook.fix, translate('There is nothing to change here.')),
      section('verify', translate('Verify'), playbook.verify),
      section('undo', translate('Undo'), playbook.undo),
    ].filter(({ steps, nothing }) => steps.length > 0 || nothing !== undefined),
    ...(olderWindows &&
      olderWindows.length > 0 && {
        older: section('older', translate('Older Windows versions, out of support'), olderWindows),
      }),
    links: playbook.links.map(({ title, url }) => ({ title, ...(isHttps(url) && { url }) })),
  };
}

function stepState(
  step: Step,
  cause: string,
  section: SectionId,
  seen: Set<string>,
  ticks: ReadonlySet<string>,
  translate: Translate,
  filling: Filling | undefined,
): StepState {
  const base = `${cause}/${section}/${stepHash(step)}`;
  let key = base;
  // The same step twice in one list: each keeps its own tick.
  for (let copy = 2; seen.has(key); copy++) key = `${base}-${copy}`;
  seen.add(key);

  const filled =
    step.run === undefined ? undefined : filling?.core.fillParameters(step.run, step.shell, filling.values);
  const marks: StepMark[] = [{ kind: 'place', text: placeText(step.on, translate) }];
  const changes = section !== 'confirm' && section !== 'verify';
  if (step.risk && (changes || step.risk !== 'none'))
    marks.push({ kind: 'risk', risk: step.risk, text: riskText(step.risk, translate) });
  if (step.admin && step.run === undefined)
    marks.push({ kind: 'admin', text: translate('Needs administrator rights') });
  if (step.restarts !== undefined) marks.push({ kind: 'restarts', text: translate('Restarts: {0}', step.restarts) });
  if (step.drops) marks.push({ kind: 'drops', text: translate('Ends the sessions of connected users') });
  if (step.unverified) marks.push({ kind: 'unverified', text: translate('Not confirmed in a published source') });
  return {
    key,
    ticked: ticks.has(key),
    text: step.text,
    marks,
    ...(step.run !== undefined && {
      command: {
        text: filled?.text ?? step.run,
        ...(filled &&
          filled.refused.length > 0 && {
            refused: translate(
              'Replace {0} by hand: the value holds characters that this shell would not take as they are.',
              filled.refused.map((name) => `<${name}>`).join(', '),
            ),
          }),
        ...(step.shell && { shell: step.shell }),
        runIn: runInText(step.shell, step.admin === true, translate),
        copyName: translate('Copy the command: {0}', step.text),
      },
    }),
    ...(step.look !== undefined && { look: step.look }),
    ...(step.expect !== undefined && { expect: step.expect }),
    ...(step.warning !== undefined && { warning: step.warning }),
  };
}

function severityText({ code, entry, known, severity }: Explanation, translate: Translate): string {
  // What is not known is no failure yet.
  if (!known)
    return entry === undefined && code.family === 'event' ? translate('Not explained') : translate('No public meaning');
  switch (severity) {
    case 'info':
      return translate('Normal or informative');
    case 'warning':
      return translate('Limit or policy');
    case 'error':
      return translate('Failure');
  }
}

function placeText(place: Place, translate: Translate): string {
  switch (place) {
    case 'client':
      return translate('On the client');
    case 'host':
      return translate('On the remote computer (host)');
    case 'gateway':
      return translate('On the RD Gateway');
    case 'network':
      return translate('In the network');
    case 'directory':
      return translate('In the directory');
    case 'licence-server':
      return translate('On the licence server');
    case 'broker':
      return translate('On the Connection Broker');
    case 'azure':
      return translate('In Azure');
    case 'any':
      return translate('On any computer');
  }
}

function riskText(risk: NonNullable<Step['risk']>, translate: Translate): string {
  switch (risk) {
    case 'none':
      return translate('Risk: none');
    case 'low':
      return translate('Risk: low');
    case 'medium':
      return translate('Risk: medium');
    case 'high':
      return translate('Risk: high');
  }
}

function runInText(shell: Shell | undefined, admin: boolean, translate: Translate): string {
  switch (shell) {
    case 'powershell':
      return admin ? translate('PowerShell, as administrator') : translate('PowerShell, as a normal user');
    case 'cmd':
      return admin ? translate('Command Prompt, as administrator') : translate('Command Prompt, as a normal user');
    case 'bash':
      return admin ? translate('Bash, as root') : translate('Bash, as a normal user');
    case undefined:
      return admin ? translate('As administrator') : translate('As a normal user');
  }
}

function confidenceText(confidence: Confidence, translate: Translate): string {
  switch (confidence) {
    case 'high':
      return translate('Confidence: high. Published, and the sources agree.');
    case 'medium':
      return translate('Confidence: medium. Listed, but by one line of sources.');
    case 'low':
      return translate('Confidence: low. Not confirmed by a published source.');
  }
}

function sourceState(source: Source, translate: Translate): LinkState {
  const remarks: Record<Source['kind'], () => string> = {
    publisher: () => translate('from the publisher'),
    software: () => translate('a program that uses the code'),
    community: () => translate('from the community'),
    report: () => translate('a report of what someone saw'),
    memory: () => translate('not published'),
  };
  return {
    title: source.title,
    remark: remarks[source.kind](),
    ...(source.url !== undefined && isHttps(source.url) && { url: source.url }),
  };
}

/** The usual notation and, where there is one, the symbol. */
function codeText(explanation: Explanation): string {
  return [explanation.notations[0], explanation.symbol].filter((part) => part !== undefined).join(' ');
}

const isHttps = (url: string): boolean => url.startsWith('https://');

function panelLabels({ causes }: Explanation, translate: Translate): PanelLabels {
  return {
    toolbar: translate('Panel actions'),
    pin: translate('Pin'),
    pinHint: translate('Keep this code while the cursor moves'),
    copyMarkdown: translate('Copy as Markdown'),
    copyMarkdownHint: translate('Copy everything shown here, with your ticks, for a ticket'),
    resetTicks: translate('Reset ticks'),
    resetTicksHint: translate('Remove every tick of this code and what you said of its causes'),
    copy: translate('Copy'),
    seenIn: translate('Seen in'),
    notations: translate('Also written'),
    choices: translate('Other possible meanings'),
    related: translate('Related codes'),
    settings: translate('Settings of .rdp files that can lead to it'),
    structure: translate('What the number itself tells'),
    proves: translate('Shows'),
    provesNot: translate('Caution'),
    fields: translate('Fields'),
    conflict: translate('Sources disagree'),
    note: translate('Note'),
    sources: translate('Sources'),
    // Triage alone is no cause: most events tell of no trouble.
    causes: causes.some(({ id }) => id !== TRIAGE) ? translate('Likely causes') : translate('Where to begin'),
    noPlaybook: translate('No playbook yet.'),
    showTriage: translate('Show the triage steps'),
    concerns: translate('Who this concerns'),
    warning: translate('Warning'),
    look: translate('Where to look'),
    expect: translate('What to expect'),
    links: translate('Read more'),
    progress: translate('{0} of {1} steps ticked'),
    opensBrowser: translate('opens in the browser'),
    filter: translate('Search within steps'),
    filterHint: translate('Hides the causes and steps without these words'),
    filtered: translate('{0} of {1} steps shown'),
    ruledOut: translate('Ruled out'),
    thisWasIt: translate('This was it'),
    ruledOutCount: translate('{0} of {1} causes ruled out'),
    copyScript: translate('Copy all confirm commands as script'),
    copyScriptHint: translate('A PowerShell script that only reads and collects what it finds in one text file'),
    openPage: translate('Open as page'),
    openPageHint: translate('Open everything shown here as a document, to read or to print'),
  };
}
