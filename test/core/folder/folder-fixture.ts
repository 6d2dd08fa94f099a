import {
  findInSteps,
  type FolderFile,
  type FolderFinding,
  type FolderReport,
  type FolderText,
} from '../../../src/core';

/** The findings of one text. */
export function findIn(file: FolderText, room = 1000): { findings: FolderFinding[]; countedOnly: number } {
  const steps = findInSteps(file, room);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A report on some texts. */
export function reportOn(files: readonly FolderText[], more: Partial<FolderReport> = {}): FolderReport {
  const read = files.map((file): FolderFile => ({ name: file.name, findings: findIn(file).findings }));
  return {
    ...{ folders: ['logs'], fileCount: files.length, notes: [], countedOnly: 0, isCancelled: false },
    files: read.filter(({ findings }) => findings.length > 0),
    ...more,
  };
}

export const DIALOG = [
  "Remote Desktop can't connect to the remote computer.",
  'Error code: 0x204',
  'Extended error code: 0x0',
  'Timestamp (UTC): 03/14/25 09:12:44 AM',
].join('\n');

/** An event 40 of a host: who was disconnected, and why. */
export const EVENT = (time: string, reason: number, computer = 'RDSH01.contoso.com'): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-TerminalServices-LocalSessionManager'/><EventID>40</EventID><Level>4</Level><TimeCreated SystemTime='${time}'/><EventRecordID>7</EventRecordID><Channel>Microsoft-Windows-TerminalServices-LocalSessionManager/Operational</Channel><Computer>${computer}</Computer></System><UserData><EventXML xmlns='Event_NS'><Session>3</Session><Reason>${reason}</Reason></EventXML></UserData></Event>`;

export const FREERDP = (time: string): string =>
  `${time} [21334:00005357] [ERROR][com.freerdp.core] - [nla_recv_pdu]: ERRCONNECT_PASSWORD_EXPIRED [0x0002000E]`;
