import type { Translate } from '../../translate';
import type { RdpFile } from '../rdp-file';
import type { AskOutcome, AskPreview } from './ask';
import { say, type Statement } from './statement';

const isFeed = (file: RdpFile) => file.generator === 'avd' || file.generator === 'windows-app';

/** How the dialog begins since April 2026. */
export function outcomesAfter(
  file: RdpFile,
  { state, name }: AskPreview['publisher'],
  translate: Translate,
): AskOutcome[] {
  const unknown = (condition: string, ...statements: Statement[]): AskOutcome => ({
    tone: 'unknown',
    condition,
    banner: translate('Warning: nobody known vouches for this file'),
    publisher: translate('unknown'),
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
      publisher: name ?? translate('the name in the certificate'),
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
      publisher: '',
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
      publisher: '',
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

/** How the dialog began before. */
export function outcomesBefore({ state, name }: AskPreview['publisher'], translate: Translate): AskOutcome[] {
  const unknown = (condition: string, ...statements: Statement[]): AskOutcome => ({
    tone: 'unknown',
    condition,
    banner: translate('Warning: the publisher cannot be identified'),
    publisher: translate('unknown'),
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
      banner: name
        ? translate('Question: is {0} a publisher that you trust?', name)
        : translate('Question: is this a publisher that you trust?'),
      publisher: name ?? translate('the name in the certificate'),
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
      publisher: '',
      statements: [say('high', ['ms-policy'], translate('Files of a trusted publisher start without a question.'))],
    },
  ];
}
