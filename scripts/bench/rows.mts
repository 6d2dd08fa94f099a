/** The lines of the table, and what of them can be held against an earlier run. */

export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What the project has set itself. */
  readonly aim?: string;
  readonly isMet?: boolean;
}

/** Figures by name, less being better; a name stays the same from run to run. */
export interface Figures {
  /** Ours to what a user would run instead, or of two of our own, measured in the same run. */
  readonly ratios: Record<string, number>;
  /** Instructions over those of an empty process. */
  readonly instructions: Record<string, number>;
}

export class Rows {
  readonly all: Row[] = [];
  readonly figures: Figures = { ratios: {}, instructions: {} };

  /** Adds a line, and says it at once. */
  readonly add: AddRow = (what, measured, aim, isMet, ratio) => {
    this.all.push({ what, measured, ...(aim !== undefined && { aim }), ...(isMet !== undefined && { isMet }) });
    if (ratio) this.figures.ratios[ratio.name] = ratio.value;
    process.stderr.write(`${what}: ${measured}\n`);
  };

  /** The lines as a Markdown table. */
  toString(): string {
    const table = [
      ['what', 'measured', 'aim', 'verdict'],
      ...this.all.map(({ what, measured, aim = '', isMet }) => [
        what,
        measured,
        aim,
        isMet === undefined ? '' : isMet ? 'met' : 'missed',
      ]),
    ];
    const widths = table[0]!.map((_, column) => Math.max(...table.map((cells) => cells[column]!.length)));
    const line = (cells: readonly string[]) =>
      `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
    const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
    return [line(table[0]!), rule, ...table.slice(1).map(line)].join('\n');
  }
}

/** @param ratio What of it goes into the history, less being better. */
export type AddRow = (
  what: string,
  measured: string,
  aim?: string,
  isMet?: boolean,
  ratio?: { readonly name: string; readonly value: number },
) => void;
