import { english, type Translate } from '../translate';
import type { ZipProblem } from './zip';

/** Why something of a zip is not read, as a clause that follows its name. */
export function zipProblemText(problem: ZipProblem, translate: Translate = english): string {
  switch (problem) {
    case 'no-directory':
      return translate('its directory is missing: it is cut off, or no zip file');
    case 'encrypted':
      return translate('it is encrypted; unpack it with its password first');
    case 'method':
      return translate('it is compressed in a way that is not read; unpack it first');
    case 'too-large':
      return translate('it is too large; unpack it first');
    case 'bomb':
      return translate('it grows beyond all measure when it is unpacked, as a zip bomb does');
    case 'total':
      return translate('the files of the zip are too large together; unpack it first');
    case 'damaged':
      return translate('it is damaged');
  }
}
