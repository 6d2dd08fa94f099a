const PLACEHOLDERS: readonly RegExp[] = [
  /^\$?\{[^{}]*\}$/, // {NAME} ${NAME}
  /^\{\{[^{}]*\}\}$/, // {{NAME}}
  /^@[^@\s]+@$/,
  /^%[^%\s]+%$/,
  /^<[^<>]+>$/,
  /^[xX]{3,}$/,
  /^\*{3,}$/,
];

/** Whether the whole value is something that a script or a person is meant to replace, as in a template. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDERS.some((pattern) => pattern.test(value));
}
