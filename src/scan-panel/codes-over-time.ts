/** What the page "Codes over time" does, apart from VS Code: which scan is on show, and what the page may ask for. */

import type * as Core from '../core';
import type { CodeGroup, FolderReport, FoundIn, Histogram, HistogramBar, Translate } from '../core';
import {
  parseFromScanPage,
  SEVERITIES,
  type BarState,
  type DetailState,
  type OverTimeLabels,
  type OverTimeState,
  type ToScanPage,
} from './protocol';

/** The core's own functions, handed in: this folder takes only types from the core. */
export type OverTimeCore = Pick<
  typeof Core,
  'allFindings' | 'barStart' | 'dateTime' | 'groupByCode' | 'histogram' | 'machineText' | 'severityText' | 'widthText'
>;

/** What the editor does for the view. */
export interface OverTimeHost {
  readonly core: OverTimeCore;
  readonly translate: Translate;
  /** Sends to the page; only called while it listens. */
  post(message: ToScanPage): void;
  /** Opens a finding at its line. */
  open(found: FoundIn): PromiseLike<unknown>;
}

/** The most codes that can be chosen alone. */
const MOST_FILTERS = 30;
/** The most findings of a bar that are listed. */
const MOST_LISTED = 200;
const MOST_CODES = 12;

/** Keeps the findings of one scan and draws how often they were written over time. */
export class CodesOverTime {
  readonly #host: OverTimeHost;
  #report: FolderReport | undefined;
  #groups: readonly CodeGroup[] = [];
  #id = 0;
  #filter = 0;
  #histogram: Histogram | undefined;
  #chosen: number | undefined;
  #listed: readonly FoundIn[] = [];
  /** The page has loaded and listens. */
  #ready = false;
  #focus = false;

  constructor(host: OverTimeHost) {
    this.#host = host;
  }

  /** The reader asked for these findings: they are shown and get the focus. */
  show(report: FolderReport): void {
    this.#focus = true;
    this.update(report);
  }

  /** There are new findings. The code that was chosen alone stays chosen where it still is found. */
  update(report: FolderReport): void {
    const { core } = this.#host;
    const before = this.#groups[this.#filter - 1]?.key;
    this.#report = report;
    this.#groups = core.groupByCode(core.allFindings(report)).slice(0, MOST_FILTERS);
    this.#filter = this.#groups.findIndex(({ key }) => key === before) + 1;
    this.#count();
    this.#draw();
  }

  /** The page was thrown away, because the view is hidden or closed. The next one says when it is ready. */
  pageGone(): void {
    this.#ready = false;
  }

  /** What the page shows; undefined before the first scan. */
  state(): OverTimeState | undefined {
    const report = this.#report;
    const counted = this.#histogram;
    if (!report || !counted) return undefined;
    const { translate } = this.#host;
    const detail = this.#detail(counted);
    return {
      id: this.#id,
      labels: this.#labels(),
      title: translate('Codes over time'),
      remarks: this.#remarks(report, counted),
      filters: [
        translate('All codes'),
        ...this.#groups.map(({ label, title, findings }) =>
          label === title ? `${label} (${findings.length})` : `${label} ${title} (${findings.length})`,
        ),
      ],
      filter: this.#filter,
      bars: counted.bars.map((bar) => this.#bar(bar, counted.width)),
      ...(detail && { detail }),
    };
  }

  /** Does what the page asks for, as far as it is part of what it was shown; ignores everything else. */
  async receive(message: unknown): Promise<void> {
    const request = parseFromScanPage(message);
    if (!request) return;
    if (request.type === 'ready') {
      this.#ready = true;
      this.#draw();
      return;
    }
    // A message of a page that showed something else comes too late.
    if (request.id !== this.#id) return;
    switch (request.type) {
      case 'filter':
        if (request.filter > this.#groups.length) return;
        this.#filter = request.filter;
        this.#count();
        return this.#draw();
      case 'choose':
        if (!this.#histogram?.bars[request.bar]) return;
        this.#chosen = request.bar;
        return this.#draw();
      case 'open': {
        const found = this.#listed[request.finding];
        if (found) await this.#host.open(found);
      }
    }
  }

  #count(): void {
    const { core } = this.#host;
    const group = this.#groups[this.#filter - 1];
    this.#id++;
    this.#chosen = undefined;
    this.#histogram = core.histogram(group?.findings ?? (this.#report ? core.allFindings(this.#report) : []));
  }

  #remarks(report: FolderReport, { width, bars, untimed, withoutZone, outside }: Histogram): string[] {
    const { core, translate: t } = this.#host;
    return [
      report.folders.join(', '),
      ...(bars.length > 0 ? [t('Each bar stands for {0}; times are UTC.', core.widthText(width, t))] : []),
      ...(withoutZone > 0 ? [t('Times without a zone, taken for UTC: {0}.', withoutZone)] : []),
      ...(untimed > 0 ? [t('Findings without a time: {0}.', untimed)] : []),
      ...(outside.length > 0 ? [t('Findings far outside this span, which are not shown: {0}.', outside.length)] : []),
    ];
  }

  #bar({ start, counts, findings }: HistogramBar, width: number): BarState {
    const { core, translate } = this.#host;
    const label = core.barStart(start, width);
    const parts = SEVERITIES.filter((severity) => counts[severity] > 0).map(
      (severity) => `${core.severityText(severity, translate)} ${counts[severity]}`,
    );
    const spoken = [`${label}: ${translate('{0} findings', findings.length)}`, ...parts].join(', ');
    return { label, spoken, counts };
  }

  #detail({ bars, width }: Histogram): DetailState | undefined {
    const { core, translate: t } = this.#host;
    const bar = this.#chosen === undefined ? undefined : bars[this.#chosen];
    this.#listed = bar?.findings.slice(0, MOST_LISTED) ?? [];
    if (!bar || this.#chosen === undefined) return undefined;
    const more = bar.findings.length - this.#listed.length;
    const groups = core.groupByCode(bar.findings);
    return {
      bar: this.#chosen,
      heading: t('{0}, {1} from then on', core.barStart(bar.start, width), core.widthText(width, t)),
      codes: groups.slice(0, MOST_CODES).map(({ severity, label, title, findings }) => ({
        severity,
        text: `${findings.length} × ${label === title ? label : `${label} ${title}`}`,
      })),
      findings: this.#listed.map(({ file, found }) => ({
        severity: found.finding.severity,
        severityText: core.severityText(found.finding.severity, t),
        time: core.dateTime(found.when?.time) ?? '',
        machine: found.machine ? core.machineText({ name: found.machine.name, from: [found.machine.from] }, t) : '',
        place: `${file.name}:${found.line}`,
        text: found.finding.message,
      })),
      ...(more > 0 && { more: t('{0} more; an export lists them all', more) }),
    };
  }

  #labels(): OverTimeLabels {
    const { core, translate: t } = this.#host;
    return {
      view: t('View'),
      chart: t('Chart'),
      table: t('Table'),
      filter: t('Code'),
      severities: {
        error: core.severityText('error', t),
        warning: core.severityText('warning', t),
        info: core.severityText('info', t),
      },
      from: t('From'),
      count: t('Count'),
      keys: t('Arrow keys move between bars; Enter lists the findings of one.'),
      open: t('Findings'),
      empty: t('No finding has a time, so that there is nothing to draw.'),
    };
  }

  #draw(): void {
    const state = this.state();
    if (!this.#ready || !state) return;
    this.#host.post({ type: 'show', state, focus: this.#focus });
    this.#focus = false;
  }
}
