/** The bars: drawn with text nodes and attributes only, worked with by mouse and by keyboard. */

import { element } from '../panel/dom';
import { drawn } from '../story-panel/svg';
import { SEVERITIES, type OverTimeState } from './protocol';
import { countSteps, labelledBars } from './scale';

/** Pixels. */
const HEIGHT = 260;
const TOP = 14;
const BOTTOM = 26;
const LEFT = 44;
const RIGHT = 12;
/** A time below a bar, with the room around it. */
const LABEL = 120;
const NARROWEST = 240;

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * The chart of a state.
 * @param choose called with the bar that the reader wants to look into
 * @param hasFocus whether the keyboard was on a bar of the chart that this one takes the place of
 */
export function chart(
  { bars, labels, detail, title }: OverTimeState,
  choose: (bar: number) => void,
  hasFocus: boolean,
): HTMLElement {
  const totals = bars.map(({ counts }) => counts.error + counts.warning + counts.info);
  const steps = countSteps(Math.max(1, ...totals));
  const most = steps.at(-1)!;
  let width = 0;
  /** The bars are drawn once the width is known. */
  let awaitsFocus = hasFocus;
  /** The bar that the keyboard reaches. */
  let current =
    detail?.bar ??
    Math.max(
      0,
      totals.findIndex((total) => total > 0),
    );

  const svg = drawn('svg', { height: HEIGHT, role: 'group', 'aria-label': title });
  const frame = element('div', { class: 'chart', dir: 'ltr' });
  frame.append(svg);
  const y = (count: number) => TOP + (1 - count / most) * (HEIGHT - TOP - BOTTOM);
  const base = y(0);

  const draw = (): void => {
    const hadFocus = svg.contains(document.activeElement);
    const slot = (width - LEFT - RIGHT) / bars.length;
    svg.setAttribute('width', String(width));
    svg.replaceChildren(
      stripes(),
      ...steps.flatMap((count) => [
        drawn('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y(count), y2: y(count) }),
        drawn('text', { class: 'step', x: LEFT - 6, y: y(count) + 4 }, String(count)),
      ]),
      ...bars.map((_, index) => barNode(index, slot)),
      ...labelledBars(bars.length, (width - LEFT - RIGHT) / LABEL).map((index) => {
        const x = LEFT + (index + 0.5) * slot;
        const isFirst = x < LABEL / 2 + 4;
        const isLast = x > width - LABEL / 2;
        return drawn(
          'text',
          {
            class: `time ${isFirst ? 'at-start' : isLast ? 'at-end' : ''}`,
            x: isFirst ? LEFT : isLast ? width - RIGHT : x,
            y: HEIGHT - 8,
          },
          bars[index]!.label,
        );
      }),
    );
    if (hadFocus || awaitsFocus) nodeOf(current)?.focus({ preventScroll: true });
    awaitsFocus = false;
  };

  const barNode = (index: number, slot: number): SVGElement => {
    const { counts, spoken } = bars[index]!;
    const gap = Math.min(3, slot / 5);
    const x = LEFT + index * slot + gap / 2;
    let below = 0;
    const parts = SEVERITIES.flatMap((severity) => {
      const count = counts[severity];
      if (count === 0) return [];
      const [top, bottom] = [y(below + count), y(below)];
      below += count;
      const size = { x, y: top, width: Math.max(1, slot - gap), height: Math.max(1, bottom - top) };
      return [
        drawn('rect', { class: `part ${severity}`, ...(severity === 'warning' && { fill: 'url(#stripes)' }), ...size }),
      ];
    });
    const isChosen = index === detail?.bar;
    const node = drawn(
      'g',
      {
        ...{ class: `bar${isChosen ? ' is-chosen' : ''}`, role: 'button', id: `bar-${index}`, 'aria-label': spoken },
        ...{ 'aria-pressed': String(isChosen), tabindex: index === current ? 0 : -1 },
      },
      drawn('title', {}, spoken),
      drawn('rect', { class: 'target', x: LEFT + index * slot, y: TOP, width: slot, height: base - TOP }),
      ...parts,
    );
    node.addEventListener('focus', () => {
      current = index;
      for (const other of svg.querySelectorAll('.bar')) other.setAttribute('tabindex', other === node ? '0' : '-1');
    });
    node.addEventListener('click', () => {
      if (totals[index]) choose(index);
    });
    return node;
  };

  const nodeOf = (index: number): SVGElement | undefined => [...svg.querySelectorAll<SVGElement>('.bar')][index];

  svg.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) nodeOf(Math.max(0, Math.min(bars.length - 1, move(current, bars.length - 1))))?.focus();
    else if ((event.key === 'Enter' || event.key === ' ') && totals[current]) choose(current);
    else return;
    event.preventDefault();
  });

  new ResizeObserver(() => {
    const wanted = Math.max(NARROWEST, frame.clientWidth);
    if (frame.clientWidth === 0 || wanted === width) return;
    width = wanted;
    draw();
  }).observe(frame);

  return element('div', { class: 'picture' }, frame, element('p', { class: 'quiet-text keys' }, labels.keys));
}

/** Warnings are striped, so that they are told from errors without their colour. */
const stripes = (): SVGDefsElement =>
  drawn(
    'defs',
    {},
    drawn(
      'pattern',
      { id: 'stripes', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      drawn('rect', { class: 'stripe-ground', width: 6, height: 6 }),
      drawn('rect', { class: 'stripe', width: 3, height: 6 }),
    ),
  );
