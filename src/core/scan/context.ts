import type { Code } from '../knowledge/code';
import type { Context, Program } from '../knowledge/context';
import type { LineSource } from '../text';

/** How far from a code what its place tells is looked for, in lines. */
const CONTEXT_WITHIN = 3;
const LONGEST_LINE = 400;

/** Who writes lines of this form, or is named in them. */
const PROGRAM_WORDS: readonly (readonly [Program, RegExp])[] = [
  ['guacamole', /\bguac(?:d\b|amole)/i],
  ['remmina', /\bremmina\b/i],
  ['mremoteng', /\bmremoteng\b|\bProtocol Event Disconnected\b/i],
  ['xrdp', /\bxrdp(?:-sesman)?\b/i],
  ['freerdp', /\bcom\.(?:freerdp|winpr)\b|\b[wx]?l?freerdp\w?\b/i],
];
const AZURE = /\.cloudapp\.(?:azure\.com|net)\b|\bAzure (?:VM|virtual machine)\b|\bAzure Virtual Desktop\b/i;
const GATEWAY_SETTING = /\bgatewayusagemethod:i:([0-4])\b/i;

/** What a line must hold to tell anything, for the sieve. */
export const PLACE_WORDS =
  'guac[ad]|GUAC|Guac|[rR]emmina|[mM]?[rR]emoteN[gG]|mremoteng|Protocol Event D|[xX][rR][dD][pP]|reerdp|reeRDP|FREERDP|com\\.winpr|Azure |cloudapp\\.|gatewayusagemethod:';

/** What one line tells. */
interface Told {
  readonly program?: Program;
  readonly gateway?: boolean;
  readonly azure?: true;
}

const NOTHING: Told = {};

/** Tells of codes what their place tells; asks each line once, since a log may hold a code on every one. */
export class Places {
  readonly #lines: LineSource;
  readonly #told = new Map<number, Told>();
  /** One for all codes of which the same is known. */
  readonly #made = new Map<string, Context>();

  readonly #telling: ReadonlySet<number>;

  /** @param telling the lines on which a word of {@link PLACE_WORDS} stands */
  constructor(lines: LineSource, telling: ReadonlySet<number>) {
    this.#lines = lines;
    this.#telling = telling;
  }

  /**
   * What the lines around a code tell of its place; undefined where they tell nothing.
   * @param beside the events that stand near it
   */
  contextOf(line: number, beside: readonly Code[]): Context | undefined {
    if (this.#telling.size === 0 && beside.length === 0) return undefined;
    let { program, gateway, azure } = this.#of(line);
    for (let delta = 1; delta <= CONTEXT_WITHIN; delta++) {
      const above = this.#of(line - delta);
      const below = this.#of(line + delta);
      program ??= above.program ?? below.program;
      gateway ??= above.gateway ?? below.gateway;
      azure ??= above.azure ?? below.azure;
    }
    if (program === undefined && gateway === undefined && azure === undefined && beside.length === 0) return undefined;
    const key = `${program} ${gateway} ${azure}`;
    let context = this.#made.get(key);
    if (!context) {
      context = { ...(program && { program }), ...(gateway !== undefined && { gateway }), ...(azure && { azure }) };
      this.#made.set(key, context);
    }
    return beside.length > 0 ? { ...context, beside } : context;
  }

  #of(line: number): Told {
    if (!this.#telling.has(line)) return NOTHING;
    let told = this.#told.get(line);
    if (!told) this.#told.set(line, (told = tellingOf(this.#lines.lineText(line))));
    return told;
  }
}

/** A long line holds many records, so it tells of none. */
function tellingOf(text: string): Told {
  if (text.length > LONGEST_LINE) return NOTHING;
  const program = PROGRAM_WORDS.find(([, words]) => words.test(text))?.[0];
  const gateway = GATEWAY_SETTING.exec(text)?.[1];
  return {
    ...(program && { program }),
    ...(gateway !== undefined && gateway !== '3' && { gateway: gateway === '1' || gateway === '2' }),
    ...(AZURE.test(text) && { azure: true }),
  };
}
