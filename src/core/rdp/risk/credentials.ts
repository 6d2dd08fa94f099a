import { isPlaceholder } from '../placeholder';
import { shortened } from '../shown-value';
import { point, type Received } from './received';
import type { RiskPoint } from './risk-point';

const CLEAR = ['password', 'cleartextpassword', 'gatewaypassword'];
const TOKENS = ['gatewayaccesstoken', 'endpointfedauth', 'ironrdp_rdcleanpathtoken'];

/** How credentials travel, and who could get them. */
export function credentials({ file, translate, isOutside, gateway }: Received): RiskPoint[] {
  const points: RiskPoint[] = [];
  const set = (name: string) => {
    const line = file.find(name);
    return line && line.value.text !== '' && !isPlaceholder(line.value.text) ? line : undefined;
  };
  for (const line of CLEAR.map(set)) {
    if (line?.type.text === 's') {
      points.push(point('medium', translate('A password stands in the file for everyone to read.'), line));
    }
  }
  for (const line of TOKENS.map(set)) {
    if (line)
      points.push(
        point(
          'medium',
          translate('A token stands in the file; whoever has the file can sign in with it while it is valid.'),
          line,
        ),
      );
  }
  const saved = set('password 51');
  if (saved) {
    const text = translate('A saved password is in the file; only the user and computer that saved it can decrypt it.');
    points.push(point('low', text, saved));
  }
  const level = file.find('authentication level');
  if (level && [0, 3].includes(file.number('authentication level') ?? -1)) {
    const text = translate('Nothing is said when another computer answers in place of the named one.');
    points.push(point('medium', text, level));
  }
  const nla = file.find('enablecredsspsupport');
  if (nla && file.number('enablecredsspsupport') === 0) {
    const text = translate(
      'Without Network Level Authentication the password is typed on the remote screen, where the far side can read it.',
    );
    points.push(point(isOutside ? 'high' : 'medium', text, nla));
  } else {
    const text = translate(
      'You sign in before the remote desktop appears. The far side does not need your password for what it is shared.',
    );
    points.push(point('none', text, nla));
  }
  const source = file.find('gatewaycredentialssource');
  if (gateway && source && [2, 3].includes(file.number('gatewaycredentialssource') ?? -1)) {
    const text =
      file.number('gatewaycredentialssource') === 3
        ? translate('Your password itself goes to the gateway.')
        : translate('The credentials that you are signed in with go to the gateway without a question.');
    points.push(point('medium', text, source));
  }
  const once = file.find('promptcredentialonce');
  if (gateway && once && file.isOn('promptcredentialonce')) {
    points.push(point('low', translate('What you type for the gateway goes to the remote computer too.'), once));
  }
  const aad = file.find('enablerdsaadauth');
  if (aad && file.isOn('enablerdsaadauth')) {
    points.push(point('none', translate('It signs in with Microsoft Entra ID where the remote computer can.'), aad));
  }
  const prompt = file.find('prompt for credentials');
  if (prompt && file.number('prompt for credentials') === 0) {
    const text = translate('Credentials that you saved for this remote computer are sent without a question.');
    points.push(point('low', text, prompt));
  }
  const user = set('username');
  if (user) {
    points.push(point('none', translate('The account name is filled in: “{0}”.', shortened(user.value.text)), user));
  }
  return points;
}
