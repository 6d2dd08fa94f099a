/** The moments of a connection as a table: the same as the picture, for screen readers and for who prefers to read. */

import { button, element } from '../panel/dom';
import { exactTimes, momentPlace, momentTime } from './moment-text';
import type { ConnectionState, StoryLabels } from './protocol';
import { signIcon } from './svg';

/**
 * @param shown indexes of the moments
 * @param open called with the index of the moment to be opened; undefined where the table is there for screen readers
 *   only, so that the keyboard does not go where nothing can be seen
 */
export function table(
  { moments, verdict }: ConnectionState,
  shown: readonly number[],
  labels: StoryLabels,
  open: ((moment: number) => void) | undefined,
): HTMLElement {
  const { columns } = labels;
  let said: number | undefined;
  const rows = shown.map((index) => {
    const moment = moments[index]!;
    const time = momentTime(moment, labels, said);
    said = moment.time ?? said;
    const what = open ? button({ class: 'link', title: moment.place }, () => open(index), moment.what) : moment.what;
    return element(
      'tr',
      { role: 'row', class: moment.isEvidence ? 'is-evidence' : undefined },
      element('td', { role: 'cell', class: 'time', title: exactTimes(moment, labels) }, time),
      element('td', { role: 'cell' }, element('bdi', {}, momentPlace(moment, labels))),
      element(
        'td',
        { role: 'cell', class: 'severity' },
        signIcon(moment.severity, moment.isEvidence),
        ` ${labels.severities[moment.severity]}`,
      ),
      element('td', { role: 'cell' }, `${moment.event}: `, what, moment.isEvidence ? ` (${labels.proves})` : ''),
      element('td', { role: 'cell', class: 'place' }, element('bdi', {}, moment.place)),
    );
  });
  const heads = (['time', 'lane', 'severity', 'event', 'place'] as const).map((key) =>
    element('th', { role: 'columnheader', scope: 'col' }, columns[key]),
  );
  const wrapper = open
    ? element('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': `${labels.table}: ${verdict}` })
    : element('div', { class: 'table unseen' });
  wrapper.append(
    element(
      'table',
      { role: 'table' },
      element('caption', { class: 'unseen' }, `${labels.table}: ${verdict}`),
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
      element('tbody', { role: 'rowgroup' }, ...rows),
    ),
  );
  return wrapper;
}
