/** What a scan of a folder gives: the findings of many files, each with its machine and its time as far as they are told. */

import type { SarifFinding } from '../sarif';

/** When a finding was written. */
export interface FindingTime {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  /** Of the event that holds the code, of its line, or of a line near by. */
  readonly from: 'event' | 'line' | 'near';
  /** True where the text names no zone, so that it is taken for UTC. */
  readonly isLocal?: true;
}

/** Which machine wrote a finding. */
export interface FindingMachine {
  readonly name: string;
  /** Told by the event, by the head of the line, or guessed by the folder that the file lies in. */
  readonly from: 'event' | 'line' | 'folder';
}

/** 1-based lines and columns, the end exclusive, columns in UTF-16 units. */
export interface FolderFinding extends SarifFinding {
  /** The line, of a long one the part around the code. */
  readonly excerpt: string;
  readonly when?: FindingTime;
  /** Absent where nothing tells it. */
  readonly machine?: FindingMachine;
}

export interface FolderFile {
  /** From the scanned folder on; inside a zip `bundle.zip!/logs/a.log`. */
  readonly name: string;
  /** In the order of the file. Never empty. */
  readonly findings: readonly FolderFinding[];
}

/** A file or folder that was not read, or not as a whole. */
export interface FolderNote {
  readonly name: string;
  /** unread: wanted, and could not be read; partly: read, and something is missing; passed-over: of a kind that is not read. */
  readonly kind: 'unread' | 'partly' | 'passed-over';
  /** A clause in the reader's language that follows the name. */
  readonly reason: string;
}

export interface FolderReport {
  /** The folders that were scanned, as their names are shown. */
  readonly folders: readonly string[];
  /** How many files were read; those in zips count. */
  readonly fileCount: number;
  /** Those with findings, in the order in which they were read. */
  readonly files: readonly FolderFile[];
  readonly notes: readonly FolderNote[];
  /** Findings that were counted only, because there are too many to be kept. */
  readonly countedOnly: number;
  /** The reader has ended the scan before its end. */
  readonly isCancelled: boolean;
}
