import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

/** Beyond any row of displays; scripts put windows at -32000 to hide them. */
const FAR = 16_384;

export const winposstr: Rule = {
  id: 'display/winposstr',
  severity: 'warning',
  docs: 'docs/rules/display-winposstr.md',
  check(file) {
    const line = file.find('winposstr');
    if (!line || line.value.text === '' || file.isUnclear('winposstr')) return [];
    const fault = faultOf(line.value.text);
    if (fault === undefined) return [];
    return [
      {
        message: `${fault} Allowed: six whole numbers, the flags, 1 to 3 for how the window is shown, then left, top, right and bottom.`,
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 0,1,0,0,800,600', [setValue(line, '0,1,0,0,800,600')]),
      },
    ];
  },
};

function faultOf(value: string): string | undefined {
  const parts = value.split(',').map((part) => part.trim());
  if (parts.length !== 6 || parts.some((part) => !/^-?[0-9]{1,9}$/.test(part))) {
    return 'The position of the window is not made of six whole numbers.';
  }
  const [, show, left, top, right, bottom] = parts.map(Number) as [number, number, number, number, number, number];
  if (show < 1 || show > 3) return `${show} is no way to show a window.`;
  if (right <= left || bottom <= top) return 'The window has no width or no height.';
  if (right < -FAR || bottom < -FAR || left > FAR || top > FAR) return 'The window lies outside any display.';
  return undefined;
}
