/** Drawing: like the panel's dom.ts, texts only ever become text nodes or attribute values. */

import type { Severity } from '../core';

const SVG = 'http://www.w3.org/2000/svg';

/** A new SVG element; strings become text nodes. */
export function drawn<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[Name] {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/** Each severity has a shape of its own, so that no colour has to be told from another. */
const SHAPES: Readonly<Record<Severity, string>> = {
  info: 'M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z',
  warning: 'M0-6.5L6.8 5.5H-6.8z',
  error: 'M0-7.5L7.5 0 0 7.5-7.5 0z',
};

/** The shape of a severity, about its own origin; with a ring around it where it is evidence. */
export function sign(severity: Severity, isEvidence = false): SVGGElement {
  const shape = drawn('path', { class: 'shape', d: SHAPES[severity] });
  return drawn(
    'g',
    { class: `sign ${severity}` },
    ...(isEvidence ? [drawn('circle', { class: 'ring', r: 10.5 }), shape] : [shape]),
  );
}

/** The same as a picture in a line of text, hidden from screen readers: words stand beside it. */
export const signIcon = (severity: Severity, isEvidence = false): SVGSVGElement =>
  drawn('svg', { class: 'sign-icon', viewBox: '-12 -12 24 24', 'aria-hidden': 'true' }, sign(severity, isEvidence));

/** The line at which a connection ends, as a picture in a line of text. */
export const endIcon = (): SVGSVGElement =>
  drawn(
    'svg',
    { class: 'sign-icon', viewBox: '-12 -12 24 24', 'aria-hidden': 'true' },
    drawn('line', { class: 'end', x1: 0, x2: 0, y1: -12, y2: 12 }),
  );
