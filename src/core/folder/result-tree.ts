/** The tree in which the findings of a folder are shown, as data: what each entry says, and what is below it. */

import type { Code, Severity } from '../knowledge/code';
import type { Context } from '../knowledge/context';
import { groupBy } from '../story/group-by';
import { dateTime } from '../story/shown-time';
import { english, type Translate } from '../translate';
import type { FolderNote, FolderReport } from './folder-report';
import { allFindings, groupByCode, groupByFile, groupByMachine, worstOf, type CodeGroup, type FoundIn } from './groups';
import { machineFromText, machineText, severityText, timeFromText } from './words';

export const GROUPINGS = ['code', 'machine', 'file'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface ResultNode {
  /** The same for the same entry, as long as the files are the same. */
  readonly id: string;
  readonly kind: 'code' | 'machine' | 'file' | 'finding' | 'more' | 'notes' | 'note';
  readonly label: string;
  /** In fainter letters behind the label. */
  readonly description: string;
  /** The worst of what is below it; absent where there is nothing to judge. */
  readonly severity?: Severity;
  /** Label, description and severity as a sentence for screen readers. */
  readonly spoken: string;
  /** What there is to know besides, as sentences. */
  readonly details: readonly string[];
  /** The code that its explanation is of. */
  readonly code?: { readonly code: Code; readonly extended?: Code; readonly context?: Context };
  /** Where it leads to. */
  readonly place?: FoundIn;
  /** Absent where nothing is below it. */
  readonly children?: () => ResultNode[];
}

/** More entries side by side help nobody, and slow the editor down. */
const MOST_SIBLINGS = 500;

/** The first level of the tree: the groups, then what was not read. */
export function resultTree(report: FolderReport, grouping: Grouping, translate: Translate = english): ResultNode[] {
  const tree = new Tree(translate);
  return [...tree.groups(report, grouping), ...tree.notes(report.notes)];
}

class Tree {
  readonly #t: Translate;

  constructor(translate: Translate) {
    this.#t = translate;
  }

  groups(report: FolderReport, grouping: Grouping): ResultNode[] {
    switch (grouping) {
      case 'code':
        return this.#limited('code', groupByCode(allFindings(report)), (group) =>
          this.#code(group, 'code', () => this.#byFile(group, `code/${group.key}`)),
        );
      case 'machine':
        return this.#limited('machine', groupByMachine(allFindings(report)), (group) => {
          const id = `machine/${group.name ?? ''}`;
          return this.#node({
            ...{ id, kind: 'machine', label: machineText(group, this.#t), severity: group.severity },
            description: this.#count(group.findings.length),
            details: group.from.map((from) => machineFromText(from, this.#t)),
            children: () =>
              this.#limited(id, groupByCode(group.findings), (codes) =>
                this.#code(codes, id, () => this.#byFile(codes, `${id}/${codes.key}`)),
              ),
          });
        });
      case 'file':
        return this.#limited('file', groupByFile(report), ({ file, severity, findings }) =>
          this.#file(`file/${file.name}`, file.name, severity, findings, true),
        );
    }
  }

  /** What was not read, each kind under a heading of its own. */
  notes(notes: readonly FolderNote[]): ResultNode[] {
    const headings: readonly (readonly [FolderNote['kind'], string, Severity])[] = [
      ['unread', this.#t('Not read'), 'warning'],
      ['partly', this.#t('Read in part'), 'warning'],
      ['passed-over', this.#t('Passed over'), 'info'],
    ];
    return headings.flatMap(([kind, label, severity]) => {
      const own = notes.filter((note) => note.kind === kind);
      if (own.length === 0) return [];
      const id = `notes/${kind}`;
      return this.#node({
        ...{ id, kind: 'notes', label, details: [] },
        ...(kind !== 'passed-over' && { severity }),
        description: String(own.length),
        children: () =>
          this.#limited(id, own, ({ name, reason }, index) =>
            this.#node({
              id: `${id}/${index}`,
              kind: 'note',
              label: name,
              description: reason,
              details: [`${name}: ${reason}`],
            }),
          ),
      });
    });
  }

  #code({ key, label, title, severity, findings }: CodeGroup, id: string, children: () => ResultNode[]): ResultNode {
    const { code, extended, context } = findings[0]!.found.finding;
    return this.#node({
      ...{ id: `${id}/${key}`, kind: 'code', label, severity, details: [], children },
      // Where there is little room, the title is cut, not the count.
      description: label === title ? this.#count(findings.length) : `${findings.length} × ${title}`,
      ...(code && { code: { code, ...(extended && { extended }), ...(context && { context }) } }),
    });
  }

  /** Findings under their files; one that is alone in its file stands for the file. */
  #byFile({ findings }: Pick<CodeGroup, 'findings'>, id: string): ResultNode[] {
    const files = [...groupBy(findings, ({ file }) => file)];
    return this.#limited(id, files, ([{ name }, own]) => {
      const [only] = own;
      return only && own.length === 1
        ? this.#finding(only, id, `${name}:${only.found.line}`, only.found.excerpt)
        : this.#file(`${id}/${name}`, name, worstOf(own), own, false);
    });
  }

  #file(id: string, name: string, severity: Severity, findings: readonly FoundIn[], isMixed: boolean): ResultNode {
    return this.#node({
      ...{ id, kind: 'file', label: name.slice(name.lastIndexOf('/') + 1), severity, details: [name] },
      description: [name.slice(0, name.lastIndexOf('/') + 1), this.#count(findings.length)]
        .filter((part) => part !== '')
        .join(' · '),
      children: () =>
        this.#limited(id, findings, (one) => {
          const { line, excerpt, finding } = one.found;
          return this.#finding(one, id, `${line}: ${isMixed ? finding.message : excerpt}`, '');
        }),
    });
  }

  #finding(place: FoundIn, id: string, label: string, description: string): ResultNode {
    const { file, found } = place;
    const { finding, when, machine, line, column, excerpt } = found;
    const { code, extended, context, severity } = finding;
    const time = dateTime(when?.time);
    return this.#node({
      ...{ id: `${id}/${file.name}:${line}:${column}`, kind: 'finding', label, severity, place },
      description: [time, description].filter((part) => part !== undefined && part !== '').join(' · '),
      details: [
        `${file.name}:${line}`,
        ...(code ? [] : [finding.message]),
        ...(excerpt === '' ? [] : [excerpt]),
        ...(when && time !== undefined ? [`${time} UTC. ${timeFromText(when, this.#t)}`] : []),
        ...(machine ? [`${machine.name}. ${machineFromText(machine.from, this.#t)}`] : []),
      ],
      ...(code && { code: { code, ...(extended && { extended }), ...(context && { context }) } }),
    });
  }

  #limited<T>(id: string, values: readonly T[], node: (value: T, index: number) => ResultNode): ResultNode[] {
    const nodes = values.slice(0, MOST_SIBLINGS).map(node);
    const more = values.length - nodes.length;
    if (more === 0) return nodes;
    const label = this.#t('{0} more; an export lists them all', more);
    return [...nodes, this.#node({ id: `${id}/more`, kind: 'more', label, description: '', details: [] })];
  }

  #node(node: Omit<ResultNode, 'spoken'>): ResultNode {
    const { severity, label, description } = node;
    const parts = [severity && severityText(severity, this.#t), label, description];
    return { ...node, spoken: parts.filter((part) => part !== undefined && part !== '').join(', ') };
  }

  #count(count: number): string {
    return count === 1 ? this.#t('1 finding') : this.#t('{0} findings', count);
  }
}
