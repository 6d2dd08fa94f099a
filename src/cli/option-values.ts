/** What the options of the commands may be; apart from the commands, so that to read a line loads none of them. */
import type { RdpProfile, Severity } from '../core';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
export const PROFILES = ['default', 'strict', 'corporate'] as const satisfies readonly RdpProfile[];
/** From the least to the most severe. */
export const SEVERITIES = ['info', 'warning', 'error'] as const satisfies readonly Severity[];
export const CODES_FORMATS = ['json', 'csv', 'markdown', 'kql'] as const;
export const EXPLAIN_FORMATS = ['text', 'json', 'markdown'] as const;
export const STORY_FORMATS = ['text', 'json', 'ticket'] as const;
