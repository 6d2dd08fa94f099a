/** How a scan of a folder is told in words. */

import type { Severity } from '../knowledge/code';
import { english, type Translate } from '../translate';
import type { FindingMachine, FindingTime, FolderReport } from './folder-report';
import { allFindings, type MachineGroup } from './groups';

export function severityText(severity: Severity, translate: Translate = english): string {
  switch (severity) {
    case 'error':
      return translate('Error');
    case 'warning':
      return translate('Warning');
    case 'info':
      return translate('Information');
  }
}

/** A machine with how it is told, where that is a guess. */
export function machineText(
  { name, from }: Pick<MachineGroup, 'name' | 'from'>,
  translate: Translate = english,
): string {
  if (name === undefined) return translate('Unknown machine');
  return from[0] === 'folder' ? translate('{0} (by the folder)', name) : name;
}

export function machineFromText(from: FindingMachine['from'], translate: Translate = english): string {
  switch (from) {
    case 'event':
      return translate('The machine is told by the event.');
    case 'line':
      return translate('The machine is told by the head of the line.');
    case 'folder':
      return translate('The machine is guessed by the folder that the file lies in.');
  }
}

export function timeFromText({ from, isLocal }: FindingTime, translate: Translate = english): string {
  const zone = isLocal ? ` ${translate('It names no zone and is taken for UTC.')}` : '';
  switch (from) {
    case 'event':
      return translate('The time is that of the event.') + zone;
    case 'line':
      return translate('The time stands on the line.') + zone;
    case 'near':
      return translate('The time stands on a line near by.') + zone;
  }
}

/** How many files were read, and what was found, in sentences. */
export function summaryText(report: FolderReport, translate: Translate = english): string {
  const { fileCount, files, notes, countedOnly, isCancelled } = report;
  const findings = allFindings(report);
  const count = (severity: Severity) => findings.filter(({ found }) => found.finding.severity === severity).length;
  const unread = notes.filter(({ kind }) => kind === 'unread').length;
  const sentences = [
    translate('Files read: {0}.', fileCount),
    findings.length === 0
      ? translate('No Remote Desktop codes were found.')
      : translate(
          'Findings: {0} in {1} files (errors: {2}, warnings: {3}, information: {4}).',
          ...[findings.length, files.length, count('error'), count('warning'), count('info')],
        ),
    ...(countedOnly > 0
      ? [translate('Found besides, and not listed, because there are too many: {0}.', countedOnly)]
      : []),
    ...(unread > 0 ? [translate('Not read: {0}.', unread)] : []),
    ...(isCancelled ? [translate('The scan was cancelled, so that files are missing.')] : []),
  ];
  return sentences.join(' ');
}
