import { english, type Translate } from '../../translate';
import { parseRdp } from '../parse';
import { RdpFile } from '../rdp-file';
import { shortened } from '../shown-value';
import { resourceDetail, resourceName, sharedResources, unshareFixes, type SharedResource } from './asked-resources';
import type { AskedResource, AskField, AskOptions, AskPreview, PublisherState } from './ask';
import { outcomesAfter, outcomesBefore } from './ask-outcomes';
import { publisherOf } from './ask-publisher';
import { say, shownLine, type Statement } from './statement';

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
    fields: fieldsOf(file, isNew, translate),
    boxes: boxesOf(resources.length, isNew, translate),
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

function fieldsOf(file: RdpFile, isNew: boolean, translate: Translate): AskField[] {
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

function boxesOf(count: number, isNew: boolean, translate: Translate): Statement[] {
  if (count === 0) return [];
  const pairing = translate(
    'Microsoft names the boxes, not the settings: which line asks for which box follows from what it does.',
  );
  return [
    isNew
      ? say('high', ['ms-warnings'], translate('Every box is off until the user ticks it, whatever the file says.'))
      : say(
          'low',
          ['scripts'],
          translate('Every box is reported to be on as the file says, until the user takes it out.'),
        ),
    say('medium', ['ms-warnings', 'ms-redirection'], pairing),
  ];
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
  }
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
    fixes: unshareFixes(file, shared, translate('Do not ask for: {0}', name), translate),
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
