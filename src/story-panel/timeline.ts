/** The picture of one connection: lanes, marks, an axis, and a line that tells of the mark under the mouse or the focus. */

import { button, element, icon } from '../panel/dom';
import { marksOf, nextMark, zoomBy, zoomTo, type Direction, type Mark } from './marks';
import { exactTimes, momentPlace, momentSentence, momentTime } from './moment-text';
import { LANES, type ConnectionState, type StoryLabels } from './protocol';
import { drawn, sign, signIcon } from './svg';
import { positionOf, stretchesOf, ticksOf } from './time-scale';
import { dateText, durationText, filled } from './time-text';

/** Pixels. A lane has its name at the top and its marks below. */
const LANE = 52;
const MARK_Y = 35;
const AXIS = 40;
const HEIGHT = LANES.length * LANE + AXIS;
/** Room at both ends, so that no mark is cut. */
const MARGIN = 16;
/** More moments of one mark are counted, not listed. */
const MAX_LISTED = 8;

const MINUS = 'M3 8h10';
const PLUS = 'M3 8h10M8 3v10';
const WHOLE = 'M1.5 3v10M14.5 3v10M4 8h8M6 6 4 8l2 2M10 6l2 2-2 2';

const MOVES: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/**
 * The timeline of a connection.
 * @param shown indexes of the moments to be drawn
 * @param open called with the index of the moment that the reader wants to see in its file
 */
export function timeline(
  connection: ConnectionState,
  shown: readonly number[],
  labels: StoryLabels,
  open: (moment: number) => void,
): HTMLElement {
  const { moments, evidence, end } = connection;
  const times = shown.flatMap((index) => moments[index]!.time ?? []);
  const stretches = stretchesOf(times);
  let zoom = 1;
  let width = 0;
  let marks: readonly Mark[] = [];
  /** The moment whose mark has the focus, or would have it: first the one that decides. */
  let current = evidence.find((index) => shown.includes(index) && moments[index]!.time !== undefined) ?? shown[0];

  const svg = drawn('svg', { height: HEIGHT, role: 'group' });
  const scroller = element('div', { class: 'scroller', dir: 'ltr' });
  scroller.append(svg);
  const detail = element('div', { class: 'detail' });
  const axis = () => width * zoom - 2 * MARGIN;
  const at = (time: number) => MARGIN + positionOf(time, stretches) * axis();

  const draw = (): void => {
    const hadFocus = svg.contains(document.activeElement);
    marks = marksOf(moments, shown, stretches, axis());
    svg.setAttribute('width', String(width * zoom));
    svg.setAttribute('aria-label', filled(labels.picture, `${dateText(times[0] ?? 0)} ${connection.verdict}`));
    svg.replaceChildren(...background(), ...marks.map(markNode));
    if (hadFocus) nodeOf(currentMark())?.focus({ preventScroll: true });
  };

  const background = (): SVGElement[] => {
    const bottom = LANES.length * LANE;
    const quiet = stretches
      .filter(({ isQuiet }) => isQuiet)
      .map(({ from, to, start, end: last }) => {
        const text = durationText(to - from, labels.durations);
        const middle = MARGIN + ((start + last) / 2) * axis();
        const half = (text.length * 6.5 + 10) / 2;
        return { start, last, text, middle, half, fits: (last - start) * axis() > 2 * half - 12 };
      });
    const taken = quiet
      .filter(({ fits }) => fits)
      .map(({ middle, half }) => ({ from: middle - MARGIN - half, to: middle - MARGIN + half }));
    return [
      ...quiet.map(({ start, last }) =>
        drawn('rect', {
          ...{ class: 'quiet-time', x: MARGIN + start * axis() + 3, y: 4, rx: 3 },
          ...{ width: Math.max(0, (last - start) * axis() - 6), height: bottom - 4 },
        }),
      ),
      ...LANES.map((_, lane) => {
        const y = lane * LANE + MARK_Y;
        return drawn('line', { class: 'lane', x1: 0, x2: width * zoom, y1: y, y2: y });
      }),
      ...(end === undefined || times.length === 0
        ? []
        : [drawn('line', { class: 'end', x1: at(end), x2: at(end), y1: 4, y2: bottom })]),
      ...quiet
        .filter(({ fits }) => fits)
        .map(({ middle, text }) => drawn('text', { class: 'pause', x: middle, y: bottom + 18 }, text)),
      ...ticksOf(stretches, axis(), taken).flatMap(({ x, textX, text, time, isNewDay }) => [
        drawn('line', { class: 'tick', x1: MARGIN + x, x2: MARGIN + x, y1: bottom, y2: bottom + 5 }),
        drawn('text', { x: MARGIN + textX, y: bottom + 18 }, text),
        ...(isNewDay ? [drawn('text', { x: Math.max(34, MARGIN + textX), y: bottom + 33 }, dateText(time))] : []),
      ]),
    ];
  };

  const markNode = (mark: Mark): SVGElement => {
    const [first = 0] = mark.moments;
    const count = mark.moments.length;
    const isCurrent = mark === currentMark();
    const name =
      count === 1
        ? momentSentence(moments[first]!, labels)
        : [
            `${filled(labels.events, count)}, ${labels.lanes[mark.lane]}, ${labels.severities[mark.severity]}`,
            ...(mark.isEvidence ? [labels.proves] : []),
            ...mark.moments
              .slice(0, 3)
              .map((index) => `${momentTime(moments[index]!, labels)} ${moments[index]!.what}`),
          ].join('. ');
    const node = drawn(
      'g',
      {
        ...{ class: 'mark', role: 'button', 'aria-label': name, tabindex: isCurrent ? 0 : -1 },
        transform: `translate(${MARGIN + mark.x} ${LANES.indexOf(mark.lane) * LANE + MARK_Y})`,
      },
      drawn('circle', { class: 'target', r: 12 }),
      sign(mark.severity, mark.isEvidence),
      ...(count > 1 ? [drawn('text', { class: 'count', x: 7, y: -8 }, String(count))] : []),
    );
    node.addEventListener('mouseenter', () => tell(mark));
    node.addEventListener('focus', () => {
      current = first;
      for (const other of svg.querySelectorAll('.mark')) other.setAttribute('tabindex', other === node ? '0' : '-1');
      tell(mark);
    });
    node.addEventListener('click', () => choose(mark));
    return node;
  };

  const currentMark = (): Mark | undefined =>
    marks.find(({ moments: indexes }) => current !== undefined && indexes.includes(current)) ?? marks[0];
  const nodeOf = (mark: Mark | undefined): SVGElement | undefined =>
    mark && [...svg.querySelectorAll<SVGElement>('.mark')][marks.indexOf(mark)];

  /** One moment opens; several are shown apart, or listed where no zoom can tell them apart. */
  const choose = (mark: Mark): void => {
    const [first, second] = mark.moments;
    if (first !== undefined && second === undefined) {
      open(first);
      return;
    }
    const wanted = zoomTo(mark, zoom, width);
    if (wanted > zoom) zoomOn(wanted, MARGIN + mark.x);
    else {
      tell(mark);
      detail.querySelector('button')?.focus();
    }
  };

  /** What is at `x` now stands in the middle afterwards. */
  const zoomOn = (to: number, x: number): void => {
    const place = (x - MARGIN) / axis();
    zoom = to;
    draw();
    scroller.scrollLeft = MARGIN + place * axis() - width / 2;
    buttons();
  };
  const zoomStep = (factor: number): void => {
    const mark = svg.contains(document.activeElement) ? currentMark() : undefined;
    zoomOn(zoomBy(zoom, factor, width), mark ? MARGIN + mark.x : scroller.scrollLeft + width / 2);
  };

  const tell = (mark: Mark): void => {
    const [first = 0] = mark.moments;
    if (mark.moments.length === 1) {
      const moment = moments[first]!;
      detail.replaceChildren(
        element('p', { class: 'quiet-text' }, exactTimes(moment, labels)),
        element(
          'p',
          {},
          signIcon(moment.severity, moment.isEvidence),
          ` ${labels.severities[moment.severity]}. `,
          element('bdi', {}, momentPlace(moment, labels)),
          `, ${moment.event}: `,
          element('strong', {}, moment.what),
        ),
        element(
          'p',
          {},
          button({ class: 'link' }, () => open(first), filled(labels.open, moment.place)),
          moment.isEvidence ? ` · ${labels.proves}` : '',
        ),
      );
      return;
    }
    const others = mark.moments.length - MAX_LISTED;
    detail.replaceChildren(
      element(
        'p',
        { class: 'quiet-text' },
        `${filled(labels.events, mark.moments.length)} · ${labels.lanes[mark.lane]}`,
      ),
      element(
        'ul',
        {},
        ...mark.moments.slice(0, MAX_LISTED).map((index) => {
          const moment = moments[index]!;
          return element(
            'li',
            {},
            signIcon(moment.severity, moment.isEvidence),
            ` ${momentTime(moment, labels, times[0])} `,
            button({ class: 'link', title: filled(labels.open, moment.place) }, () => open(index), moment.what),
          );
        }),
      ),
      others > 0 ? element('p', { class: 'quiet-text' }, filled(labels.cut, others)) : '',
    );
  };

  svg.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = currentMark();
    const direction = MOVES[event.key];
    if (direction !== undefined && mark) {
      const next = marks[nextMark(marks, marks.indexOf(mark), direction)];
      nodeOf(next)?.focus({ preventScroll: true });
      if (next) reveal(next);
    } else if ((event.key === 'Enter' || event.key === ' ') && mark) choose(mark);
    else if (event.key === '+' || event.key === '=') zoomStep(2);
    else if (event.key === '-') zoomStep(0.5);
    else if (event.key === '0') zoomOn(1, 0);
    else return;
    event.preventDefault();
  });
  const reveal = (mark: Mark): void => {
    const x = MARGIN + mark.x;
    if (x < scroller.scrollLeft + MARGIN) scroller.scrollLeft = x - 2 * MARGIN;
    else if (x > scroller.scrollLeft + width - MARGIN) scroller.scrollLeft = x - width + 2 * MARGIN;
  };

  const zoomButton = (path: string, name: string, press: () => void) =>
    button({ class: 'quiet', title: name, 'aria-label': name }, press, icon(path, 'zoom'));
  const out = zoomButton(MINUS, labels.zoomOut, () => zoomStep(0.5));
  const into = zoomButton(PLUS, labels.zoomIn, () => zoomStep(2));
  const reset = zoomButton(WHOLE, labels.zoomReset, () => zoomOn(1, 0));
  // Not `disabled`: whoever has just pressed it would lose the focus.
  const buttons = (): void => {
    for (const control of [out, reset]) control.setAttribute('aria-disabled', String(zoom <= 1));
    into.setAttribute('aria-disabled', String(zoomBy(zoom, 2, width) <= zoom));
  };

  new ResizeObserver(() => {
    const { clientWidth } = scroller;
    if (clientWidth === 0 || clientWidth === width) return;
    width = clientWidth;
    draw();
    buttons();
    const mark = currentMark();
    if (mark && !detail.hasChildNodes()) tell(mark);
  }).observe(scroller);

  const names = LANES.map((lane) => {
    const own = moments.filter((moment) => moment.lane === lane);
    const machines = [...new Set(own.flatMap(({ machine }) => machine ?? []))];
    const beside = own.length === 0 ? labels.noEvents : machines.slice(0, 3).join(', ');
    return element(
      'div',
      { class: 'lane-name' },
      element('strong', {}, labels.lanes[lane]),
      beside === '' ? '' : element('bdi', { class: 'quiet-text' }, beside),
    );
  });
  return element(
    'div',
    { class: 'timeline' },
    element(
      'div',
      { class: 'picture' },
      element('div', { class: 'lane-names', 'aria-hidden': 'true' }, ...names),
      scroller,
    ),
    element(
      'div',
      { class: 'below' },
      element('p', { class: 'quiet-text' }, labels.keys),
      element('div', { class: 'buttons', role: 'group', 'aria-label': labels.timeline }, out, into, reset),
    ),
    detail,
  );
}
