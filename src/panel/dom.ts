/** Building the page: texts only ever become text nodes or attribute values, never markup. */

import { shownText } from './shown-text';

type Child = Node | string | undefined;

/**
 * A new element with these attributes (undefined ones are left out) and children; strings become text nodes, in which
 * nothing is hidden.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) node.setAttribute(key, key === 'title' ? shownText(value) : value);
  for (const child of children)
    if (child !== undefined) node.append(typeof child === 'string' ? shownText(child) : child);
  return node;
}

/** A button that calls `press`. Its children are its visible name; `aria-label` in `attributes` may say more. */
export function button(
  attributes: Readonly<Record<string, string | undefined>>,
  press: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const node = element('button', { type: 'button', ...attributes }, ...children);
  node.addEventListener('click', press);
  return node;
}

/** A drawn sign of 16 units, in the colour of the text around it and hidden from screen readers. */
export function icon(path: string, className: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon ${className}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(line);
  return svg;
}

const SVG = 'http://www.w3.org/2000/svg';

const flashing = new WeakMap<Element, { label: string; timer: number }>();

/** A copy button says for a moment what it has done. */
export function flash(control: Element | null | undefined, text: string): void {
  if (!control) return;
  const before = flashing.get(control);
  clearTimeout(before?.timer);
  const label = before?.label ?? control.textContent ?? '';
  control.textContent = text;
  const timer = setTimeout(() => {
    control.textContent = label;
    flashing.delete(control);
  }, 2000);
  flashing.set(control, { label, timer });
}
