import type { Source } from '../../knowledge/sources';
import type { ShownLine } from '../ask/statement';

/**
 * high: reason enough not to open the file before its maker was asked. medium: worth a question. low: usual, and yet
 * something that the far side gets. none: a fact that is good to know.
 */
export type RiskLevel = 'high' | 'medium' | 'low' | 'none';

/** One thing that a file does, gives away or claims. */
export interface RiskPoint {
  readonly level: RiskLevel;
  readonly text: string;
  /** The line that does it. */
  readonly line?: ShownLine;
  /** Empty where the file itself shows it. */
  readonly sources: readonly Source[];
}

export type RiskSectionId = 'signs' | 'gets' | 'destination' | 'program' | 'credentials' | 'publisher';

export interface RiskSection {
  readonly id: RiskSectionId;
  readonly title: string;
  readonly points: readonly RiskPoint[];
  /** Said where there are no points. */
  readonly nothing: string;
}

/** What opening a file would mean for whoever received it. */
export interface RiskReview {
  /** Never better than `low`: no file is harmless by what stands in it. */
  readonly level: Exclude<RiskLevel, 'none'>;
  /** In words. */
  readonly verdict: string;
  /** The texts of all points that the verdict rests on, gravest first. */
  readonly reasons: readonly string[];
  readonly sections: readonly RiskSection[];
  readonly advice: readonly string[];
  /** What a review of the text cannot see. */
  readonly limits: readonly string[];
}
