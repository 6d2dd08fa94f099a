import type { Rule } from './rule';
import { plaintextPassword } from './secret-plaintext-password';
import { malformedLine } from './syntax-malformed-line';
import { valueNotAllowed } from './value-not-allowed';

/** Every rule, most important first. */
export const RULES: readonly Rule[] = [plaintextPassword, malformedLine, valueNotAllowed];
