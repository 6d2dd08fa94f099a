/**
 * Turns an English sentence into the reader's language; `{0}`, `{1}` … stand for the arguments. The editor passes
 * `vscode.l10n.t`; the command line passes nothing and prints English.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** The sentence itself, with its arguments filled in. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));
