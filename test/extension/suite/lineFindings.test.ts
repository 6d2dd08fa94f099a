import type { Finding, LineFinding, Severity } from '../../../src/core';
import { LineFindings } from '../../../src/extension/lineFindings';
import { LineRanges } from '../../../src/extension/lineRanges';
import { equal } from '../runner/assert';

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

/** A document as the findings of its lines, and the same kept through edits by what is under test. */
class Model {
  readonly kept = new LineFindings();
  readonly pending = new LineRanges();
  readonly lines: Finding[][] = [];
  #seed = 7;

  constructor(lineCount: number) {
    for (let line = 0; line < lineCount; line++) this.lines.push(this.#newLine());
    this.pending.add({ first: 0, last: lineCount - 1 });
  }

  random(below: number): number {
    this.#seed = (Math.imul(this.#seed, 1103515245) + 12345) & 0x7fffffff;
    return this.#seed % below;
  }

  edit(): void {
    const first = this.random(this.lines.length);
    const last = Math.min(this.lines.length - 1, first + this.#someLines());
    const newCount = 1 + this.#someLines();
    this.lines.splice(first, last - first + 1, ...Array.from({ length: newCount }, () => this.#newLine()));
    this.kept.replace(first, last, []);
    this.kept.shift(last + 1, newCount - (last - first + 1));
    this.pending.edit({ first, last, newCount });
    this.pending.add({ first, last: first + newCount - 1 });
  }

  read(slices: number): void {
    for (let slice = 0; slice < slices; slice++) {
      const range = this.pending.take(1 + this.random(300));
      if (!range) return;
      this.kept.replace(range.first, range.last, this.all(range.first, range.last));
    }
  }

  all(first = 0, last = this.lines.length - 1): LineFinding[] {
    return this.lines
      .slice(first, last + 1)
      .flatMap((findings, index) => findings.map((finding) => ({ line: first + index, finding })));
  }

  #someLines(): number {
    return this.random(3) > 0 ? 0 : this.random(this.random(50) === 0 ? 600 : 6);
  }

  #newLine(): Finding[] {
    const count = this.random(4) === 0 ? 1 + this.random(2) : 0;
    return Array.from({ length: count }, (_, index) => {
      const start = index * 10 + this.random(5);
      const severity = SEVERITIES[this.random(3)]!;
      const span = { start, end: start + 3 };
      return { rule: 'code/disconnect', severity, message: '', span, text: 'abc', candidates: [], fixes: [] };
    });
  }
}

suite('findings by line', () => {
  test('are the same after any edits as read anew', () => {
    const model = new Model(5000);
    for (let step = 0; step < 1000; step++) {
      model.edit();
      model.read(model.random(3));
      if (step % 100 !== 0) continue;
      model.read(Infinity);
      const all = model.all();
      equal(model.kept.size, all.length, `step ${step}`);
      equal(JSON.stringify([...model.kept]), JSON.stringify(all), `step ${step}`);
    }
  });

  test('next and previous are the neighbours, around the ends too', () => {
    const model = new Model(3000);
    model.read(Infinity);
    const all = model.all();
    for (let step = 0; step < 300; step++) {
      const [line, column] = [model.random(3100), model.random(20) - 1];
      const next = all.find((each) => each.line > line || (each.line === line && each.finding.span.start > column));
      const before = all.filter((each) => each.line < line || (each.line === line && each.finding.span.end < column));
      equal(JSON.stringify(model.kept.next(line, column)), JSON.stringify(next ?? all[0]));
      equal(JSON.stringify(model.kept.previous(line, column)), JSON.stringify(before.at(-1) ?? all.at(-1)));
    }
  });

  test('the worst come first and no more than asked for', () => {
    const model = new Model(5000);
    model.read(Infinity);
    const of = (severity: Severity) =>
      model.all().filter(({ finding }) => finding.severity === severity && !finding.secondary);
    const expected = [...of('error'), ...of('warning')].slice(0, 700);
    equal(JSON.stringify(model.kept.worst(['error', 'warning'], 700)), JSON.stringify(expected));
  });

  test('nothing is found in nothing', () => {
    const empty = new LineFindings();
    empty.shift(0, 5);
    empty.replace(0, 10, []);
    equal(empty.next(0, 0), undefined);
    equal(empty.previous(0, 0), undefined);
    equal(empty.size, 0);
  });
});
