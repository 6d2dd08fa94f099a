import type { Confidence } from '../../knowledge/code';
import { english, type Translate } from '../../translate';
import { parseRdp } from '../parse';
import { RdpFile } from '../rdp-file';
import type { RuleFix } from '../rules/rule';
import { shortened } from '../shown-value';
import type { SignatureReport } from '../signature/report';
import type { AskSourceId } from './ask-sources';
import {
  resourceDetail,
  resourceName,
  sharedResources,
  unshareFixes,
  type ResourceId,
  type SharedResource,
} from './asked-resources';
import { shownLine, type ShownLine, type Statement } from './statement';

/** Windows with the update of 14 April 2026 (CVE-2026-26151) asks otherwise than before. */
export type AskWhen = 'before-2026-04' | 'after-2026-04';

export interface AskOptions {
  readonly when: AskWhen;
  /** What `verifySignature` says of the same text; without it, a signature counts as not checked. */
  readonly signature?: SignatureReport;
  readonly translate?: Translate;
}

/** unchecked: there is a signature, and nobody has verified it. */
export type PublisherState = 'unsigned' | 'malformed' | 'broken' | 'signed' | 'unchecked';

/** How the dialog begins. unknown: a warning of an unknown publisher. verify: the publisher is named. none: no dialog. */
export type AskTone = 'unknown' | 'verify' | 'none';

/** One way in which the file can be received; which of several it is depends on the computer. */
export interface AskOutcome {
  readonly tone: AskTone;
  /** On which computers; empty where it is the only way. */
  readonly condition: string;
  /** How the dialog begins, in our own words. */
  readonly banner: string;
  readonly statements: readonly Statement[];
}

export interface AskField {
  readonly label: string;
  readonly value: string;
  readonly line?: ShownLine;
  readonly statements: readonly Statement[];
}

/** A resource that the dialog is expected to list. */
export interface AskedResource {
  readonly id: ResourceId;
  readonly name: string;
  /** Which of its class, as the file has it. */
  readonly detail?: string;
  /** The line that asks for it; absent where clients ask for it by default. */
  readonly line?: ShownLine;
  /** How its box is when the dialog opens. */
  readonly isTicked: boolean;
  readonly statements: readonly Statement[];
  /** Asks for it no more. */
  readonly fixes: readonly RuleFix[];
}

/** What Windows is expected to ask when somebody opens the file. */
export interface AskPreview {
  readonly when: AskWhen;
  readonly publisher: {
    readonly state: PublisherState;
    readonly name?: string;
    readonly statements: readonly Statement[];
  };
  /** What comes before the dialog. */
  readonly first: readonly Statement[];
  /** Never empty; the one to expect first. */
  readonly outcomes: readonly AskOutcome[];
  readonly fields: readonly AskField[];
  readonly resources: readonly AskedResource[];
  /** What a signature that the computer trusts changes. */
  readonly trust: readonly Statement[];
  /** What to do, the best first. */
  readonly advice: readonly Statement[];
  /** What this file sets and the dialog does not list, and what a computer may do otherwise. */
  readonly remarks: readonly Statement[];
  readonly unknowns: readonly Statement[];
}

function say(confidence: Confidence, sources: readonly AskSourceId[], text: string): Statement {
  return { confidence, sources, text };
}

/**
 * What mstsc is expected to ask when the `.rdp` file with this text is opened, and how sure each part of that is. Which
 * publishers a computer trusts, and its policies, cannot be seen in a file; the preview says where they decide. Spans
 * are UTF-16 offsets of `text`. No sentence holds a password or token. Never throws.
 */
export function askPreview(text: string, options: AskOptions): AskPreview {
  const { when, signature, translate = english } = options;
  const file = new RdpFile(parseRdp(text));
  const isNew = when === 'after-2026-04';
  const { shared, unclear } = sharedResources(file);
  const publisher = publisherOf(file, signature, isNew, translate);
  const resources = shared.map((one) => askedResource(file, one, isNew, publisher.state, translate));
  return {
    when,
    publisher,
    first: isNew ? firstStatements(translate) : [],
    outcomes: isNew ? outcomesAfter(file, publisher, translate) : outcomesBefore(publisher, translate),
    fields: fieldsOf(file, publisher, isNew, translate),
    resources,
    trust: isNew ? trustAfter(translate) : trustBefore(translate),
    advice: adviceOf(publisher.state, resources, translate),
    remarks: remarksOf(file, isNew, translate),
    unknowns: [
      ...unclear.map((line) =>
        say(
          'high',
          [],
          translate('Whether “{0}” asks for something cannot be told: its value is to be replaced.', line.name),
        ),
      ),
      ...unknownsOf(publisher.state, resources, isNew, translate),
    ],
  };
}

function publisherOf(
  file: RdpFile,
  report: SignatureReport | undefined,
  isNew: boolean,
  translate: Translate,
): AskPreview['publisher'] {
  const { lines, signed, fault } = file.signature;
  if (lines.length === 0) {
    return { state: 'unsigned', statements: [say('high', [], translate('The file has no signature.'))] };
  }
  const malformed = say('high', [], translate('What stands in place of a signature cannot be read as one.'));
  if (!report) {
    if (!signed || fault) return { state: 'malformed', statements: [malformed] };
    return { state: 'unchecked', statements: [say('high', [], translate('The signature was not checked.'))] };
  }
  const { signer, state } = report;
  const known = signer && { name: signer.subject.commonName ?? signer.subject.text };
  switch (state) {
    case 'none':
    case 'malformed':
      return { state: 'malformed', statements: [malformed] };
    case 'unsupported':
      return {
        state: 'unchecked',
        ...known,
        statements: [say('high', [], translate('The signature could not be checked here.'))],
      };
    case 'broken': {
      const statements = [
        say('high', [], translate('The signature does not hold: the file was changed after signing.')),
      ];
      if (isNew) {
        const text = translate(
          'That Windows treats such a file like one without a signature is likely, and not confirmed for the new dialog.',
        );
        statements.push(say('low', [], text));
      }
      return { state: 'broken', ...known, statements };
    }
    case 'intact': {
      const name = known?.name ?? '?';
      const statements = [
        say('high', [], translate('The signature holds. It was made with a certificate of “{0}”.', name)),
        say(
          'high',
          [],
          translate('Whether a computer trusts this certificate is decided there, and not checked here.'),
        ),
      ];
      if (report.algorithm?.isWeak) {
        const text = translate('It is a weak signature; how the dialogs treat one is not known.');
        statements.push(say('low', [], text));
      }
      if (file.entries.some(({ line }) => unsignedSignable(report, line.name))) {
        const text = translate(
          'A line of this file could be signed and is not. One report says that mstsc then takes the whole signature for invalid.',
        );
        statements.push(say('low', ['rdpsign'], text));
      }
      return { state: 'signed', ...known, statements };
    }
  }
}

function unsignedSignable({ coverage }: SignatureReport, name: string): boolean {
  return coverage?.unsigned.some((line) => line.name === name) ?? false;
}

function firstStatements(translate: Translate): Statement[] {
  return [
    say(
      'high',
      ['ms-warnings'],
      translate('The first time a user opens any .rdp file, Windows explains once what such a file can do.'),
    ),
    say(
      'medium',
      ['1remote-1089', 'press'],
      translate('That it was accepted is kept for this user in the registry value RdpLaunchConsentAccepted.'),
    ),
    say(
      'high',
      ['ms-warnings'],
      translate('Then the dialog below comes at every opening, before anything is sent to the network.'),
    ),
  ];
}

const isFeed = (file: RdpFile) => file.generator === 'avd' || file.generator === 'windows-app';

function outcomesAfter(file: RdpFile, { state, name }: AskPreview['publisher'], translate: Translate): AskOutcome[] {
  const unknown = (condition: string, ...statements: Statement[]): AskOutcome => ({
    tone: 'unknown',
    condition,
    banner: translate('Warning: nobody known vouches for this file'),
    statements,
  });
  const red = say(
    'medium',
    ['ms-warnings', 'press'],
    translate('The dialog begins with a red banner that warns of an unknown connection; no publisher is named.'),
  );
  if (state === 'unsigned' || state === 'malformed') {
    return [unknown('', say('high', ['ms-warnings'], translate('The publisher is shown as unknown.')), red)];
  }
  if (state === 'broken') {
    return [
      unknown('', say('low', [], translate('Likely the same as without a signature; this was not confirmed.')), red),
    ];
  }
  const outcomes: AskOutcome[] = [
    {
      tone: 'verify',
      condition: translate('Where this computer can verify the certificate'),
      banner: name
        ? translate('Question: do you expect a file of {0}?', name)
        : translate('Question: do you expect a file of this publisher?'),
      statements: [
        say(
          'high',
          ['ms-warnings'],
          translate('The dialog names the publisher and asks the user to make sure of it. The boxes are still off.'),
        ),
        say('medium', ['signotaur'], translate('Its banner is reported to be yellow.')),
        say(
          'medium',
          ['dynatec', 'hospitalhub'],
          translate('Here the user can have the choices remembered for this publisher.'),
        ),
      ],
    },
    unknown(
      translate('Where this computer does not trust the chain of the certificate'),
      say('medium', ['signotaur'], translate('A signature without trust is reported to be shown like none at all.')),
      red,
    ),
    {
      tone: 'none',
      condition: translate('Where an administrator has listed the certificate as trusted'),
      banner: translate('Possibly no dialog: the file opens and shares what it says'),
      statements: [
        say('high', ['ms-warnings'], translate('Microsoft says only that the experience may differ then.')),
        say(
          'medium',
          ['ms-policy', 'dynatec'],
          translate(
            'Users report, and the text of the policy implies, that no dialog comes and the file is followed as written.',
          ),
        ),
      ],
    },
  ];
  if (isFeed(file)) {
    outcomes.unshift({
      tone: 'none',
      condition: translate(
        'Where the signature is Microsoft’s own, as in files of Azure Virtual Desktop and Windows 365',
      ),
      banner: translate('No dialog is expected'),
      statements: [
        say(
          'high',
          ['ms-warnings'],
          translate('Microsoft expects no warning for these files, and advises to stop where one comes nevertheless.'),
        ),
      ],
    });
  }
  return outcomes;
}

function outcomesBefore({ state, name }: AskPreview['publisher'], translate: Translate): AskOutcome[] {
  const unknown = (condition: string, ...statements: Statement[]): AskOutcome => ({
    tone: 'unknown',
    condition,
    banner: translate('Warning: the publisher cannot be identified'),
    statements,
  });
  const confirm = say(
    'high',
    ['ms-policy', 'ms-signing'],
    translate('The user is warned that the publisher is not known and has to confirm the connection.'),
  );
  const remember = say(
    'high',
    ['ms-test-scripts'],
    translate('The answer can be kept for this remote computer, so that the question does not come again.'),
  );
  if (state === 'unsigned' || state === 'malformed' || state === 'broken') return [unknown('', confirm, remember)];
  return [
    {
      tone: 'verify',
      condition: translate('Where this computer accepts the chain of the certificate'),
      banner: name ? translate('Question: connect, as {0} says?', name) : translate('Question: connect?'),
      statements: [
        say('high', ['ms-policy'], translate('The dialog names the publisher and asks for a confirmation.')),
        say('medium', ['dille'], translate('The user can choose not to be asked again for this publisher.')),
      ],
    },
    unknown(translate('Where it does not'), confirm),
    {
      tone: 'none',
      condition: translate('Where an administrator has listed the certificate as trusted'),
      banner: translate('No dialog: the file opens and shares what it says'),
      statements: [say('high', ['ms-policy'], translate('Files of a trusted publisher start without a question.'))],
    },
  ];
}

function fieldsOf(
  file: RdpFile,
  { state, name }: AskPreview['publisher'],
  isNew: boolean,
  translate: Translate,
): AskField[] {
  const fields: AskField[] = [];
  const address = file.find('full address');
  const other = file.find('alternate full address');
  const statements = [
    say(
      isNew ? 'high' : 'medium',
      isNew ? ['ms-warnings'] : ['1remote-567'],
      translate('The dialog shows the address of the remote computer.'),
    ),
  ];
  if (address && other && other.value.text.toLowerCase() !== address.value.text.toLowerCase()) {
    const text = translate(
      'mstsc goes to the alternate address “{0}”. Which of the two the dialog shows is not known.',
      shortened(other.value.text),
    );
    statements.push(say('low', [], text));
  }
  fields.push({
    label: translate('Remote computer'),
    value: address && address.value.text !== '' ? shortened(address.value.text, 80) : translate('(none in the file)'),
    ...(address && { line: shownLine(address) }),
    statements,
  });
  fields.push({
    label: translate('Publisher'),
    value:
      (state === 'signed' || state === 'unchecked') && name
        ? translate('{0}, or unknown', shortened(name, 80))
        : translate('unknown'),
    ...(file.signature.signature && { line: shownLine(file.signature.signature) }),
    statements: [],
  });
  const program = file.find('remoteapplicationprogram');
  if (isNew && file.isOn('remoteapplicationmode')) {
    fields.push({
      label: translate('Program'),
      value: program && program.value.text !== '' ? shortened(program.value.text, 80) : translate('(none in the file)'),
      ...(program && { line: shownLine(program) }),
      statements: [
        say('high', ['ms-extended'], translate('For a RemoteApp the dialog can show a path and an application id.')),
        say(
          'low',
          ['wslg-1440'],
          translate(
            'That the path is this setting rests on a single report, as does a window title that names RemoteApp.',
          ),
        ),
      ],
    });
  }
  return fields;
}

function askedResource(
  file: RdpFile,
  shared: SharedResource,
  isNew: boolean,
  state: PublisherState,
  translate: Translate,
): AskedResource {
  const { id, line, coverage } = shared;
  const name = resourceName(id, translate);
  const detail = resourceDetail(shared, translate);
  const statements: Statement[] = [];
  if (!line) {
    const text = translate(
      'No line of the file says so: clients share it by default. That the dialog lists it then is likely.',
    );
    statements.push(say('low', ['ms-redirection'], text));
  } else {
    statements.push(say('medium', ['ms-warnings', 'ms-redirection'], translate('This line asks for it.')));
  }
  statements.push(
    isNew
      ? say('high', ['ms-warnings'], translate('Off until the user ticks it.'))
      : say('low', ['scripts'], translate('Reported to be on as the file says, unless the user takes it out.')),
  );
  if (state === 'signed' && (coverage === 'never' || coverage === 'not-covered')) {
    const text =
      coverage === 'never'
        ? translate('No signature can cover this line: anybody can have added it, and the signature holds.')
        : translate('The signature does not cover this line: anybody can have added it.');
    statements.push(say('high', ['observed'], text));
  }
  if (id === 'clipboard' && file.isOn('disableclipboardredirection')) {
    const text = translate(
      '“disableclipboardredirection” says the opposite; which of the two counts is not documented.',
    );
    statements.push(say('low', [], text));
  }
  return {
    id,
    name,
    ...(detail !== undefined && { detail }),
    ...(line && { line: shownLine(line) }),
    isTicked: !isNew,
    statements,
    fixes: unshareFixes(file, shared, translate('Do not ask for: {0}', name)),
  };
}

function trustAfter(translate: Translate): Statement[] {
  return [
    say(
      'high',
      ['ms-warnings'],
      translate('With a signature that the computer can verify, the dialog names the publisher in place of a warning.'),
    ),
    say(
      'medium',
      ['dynatec', 'hospitalhub'],
      translate('Choices can then be kept per publisher; without a signature they have to be made at every opening.'),
    ),
    say(
      'medium',
      ['ms-policy', 'dynatec'],
      translate(
        'An administrator can list the SHA-1 thumbprint of the certificate as trusted; then the dialog is reported to stay away.',
      ),
    ),
    say(
      'low',
      ['ms-test-scripts'],
      translate(
        'Microsoft’s own scripts switch back to the old dialog as well, so that the list alone may not be enough.',
      ),
    ),
  ];
}

function trustBefore(translate: Translate): Statement[] {
  return [
    say(
      'high',
      ['ms-policy'],
      translate(
        'With a trusted signature the publisher is named, and with one that an administrator has listed nothing is asked.',
      ),
    ),
  ];
}

function adviceOf(state: PublisherState, resources: readonly AskedResource[], translate: Translate): Statement[] {
  const advice: Statement[] = [];
  if (state === 'broken' || state === 'malformed') {
    const text = translate('Sign the file again, or take the signature out: as it is, it helps nobody.');
    advice.push(say('high', [], text));
  }
  if (resources.length > 0) {
    const text = translate('Ask only for what the work needs: every line that goes is one question less.');
    advice.push(say('high', [], text));
  }
  if (state === 'unsigned') {
    const text = translate(
      'Sign the file with a certificate that its users’ computers trust (for server authentication or code signing).',
    );
    advice.push(say('high', ['ms-signing', 'ms-rdpsign'], text));
  }
  return advice;
}

/** Settings that users ask about, and that are in no list of the dialog. */
const NOT_LISTED: readonly string[] = ['audiomode', 'username', 'gatewayhostname', 'redirectdirectx'];

function remarksOf(file: RdpFile, isNew: boolean, translate: Translate): Statement[] {
  const remarks: Statement[] = [];
  const present = NOT_LISTED.filter((name) => file.text(name) !== '').map((name) => `“${name}”`);
  if (isNew && present.length > 0) {
    const text = translate('Not among what Microsoft says is listed: {0}.', present.join(', '));
    remarks.push(say('high', ['ms-warnings'], text));
  }
  remarks.push(
    say(
      'high',
      ['ms-policy'],
      translate('A policy can block unsigned files, or signed ones too; then there is a message and no connection.'),
    ),
  );
  if (isNew) {
    remarks.push(
      say(
        'high',
        ['ms-test-scripts', 'ms-extended'],
        translate(
          'An administrator can have brought the old dialog back; Microsoft is reported to remove that way later.',
        ),
      ),
      say(
        'high',
        ['ms-warnings'],
        translate('A computer name typed into Remote Desktop Connection, without a file, does not bring this dialog.'),
      ),
    );
  }
  return remarks;
}

function unknownsOf(
  state: PublisherState,
  resources: readonly AskedResource[],
  isNew: boolean,
  translate: Translate,
): Statement[] {
  const texts: string[] = [];
  if (!isNew) {
    texts.push(
      translate('Older versions of Windows list fewer kinds of devices; which version lists which is not published.'),
      translate('An answer that was kept for this remote computer is reported to count more than the file.'),
    );
  } else {
    if (resources.length === 0) {
      texts.push(
        translate('Whether the dialog comes for a file that asks for nothing; that it comes “every time” suggests so.'),
      );
    }
    if (resources.some(({ id }) => id === 'drives')) {
      texts.push(translate('Whether each drive has a box of its own.'));
    }
    texts.push(
      translate('In which order the boxes stand, and whether the gateway is shown.'),
      translate(
        'Whether answers given to the old dialog still count; reports contradict each other, “no” is likelier.',
      ),
      translate('Whether it matters that the file came from the Internet or by mail.'),
    );
    if (state === 'signed' || state === 'unchecked') {
      texts.push(translate('How the dialog treats an expired certificate, a time stamp or a SHA-1 signature.'));
    }
  }
  return texts.map((text) => say('low', [], text));
}
