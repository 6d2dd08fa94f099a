#!/usr/bin/env -S npx tsx
/**
 * How fast the RDP events of a large log are listed, beside Debian's evtxexport on the same file in the same run:
 *   npx tsx scripts/evtx/bench.mts [megabytes, 100]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isSessionEvent } from '../../src/core/events/rdp-providers';
import { evtxChunks } from '../../src/core/evtx/evtx';
import { TYPE } from '../../src/core/evtx/values';
import {
  dataTemplate,
  joinChunks,
  value,
  windowsEvent,
  writeChunks,
  type EventSpec,
} from '../../test/core/evtx/write-evtx';

const megabytes = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(path.join(tmpdir(), 'evtx-bench-'));
const file = path.join(folder, 'large.evtx');

const process4688 = dataTemplate([
  ['SubjectUserSid', TYPE.sid],
  ['SubjectUserName', TYPE.string],
  ['SubjectDomainName', TYPE.string],
  ['SubjectLogonId', TYPE.hexInt64],
  ['NewProcessId', TYPE.hexInt64],
  ['NewProcessName', TYPE.string],
  ['CommandLine', TYPE.string],
]);
const logon = dataTemplate([
  ['TargetUserName', TYPE.string],
  ['LogonType', TYPE.uint32],
  ['IpAddress', TYPE.string],
]);
const disconnected = dataTemplate([
  ['Session', TYPE.uint32],
  ['Reason', TYPE.uint32],
]);

/** One event in a hundred is one of Remote Desktop, as in a busy log. */
function event(recordId: number): EventSpec {
  const common = {
    recordId,
    time: new Date(1_772_500_000_000 + recordId * 500).toISOString(),
    computer: 'VDI-22.contoso.com',
    processId: 4,
    threadId: 8 + (recordId % 500),
  };
  if (recordId % 200 === 0) {
    return windowsEvent(
      {
        ...common,
        provider: 'Microsoft-Windows-TerminalServices-LocalSessionManager',
        guid: '{5d896912-022d-40aa-a3a8-4fa5515c76d7}',
        eventId: 40,
        channel: 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational',
        userId: 'S-1-5-18',
      },
      { template: disconnected, values: [value.uint32(recordId % 9), value.uint32(5)] },
    );
  }
  const security = {
    ...common,
    provider: 'Microsoft-Windows-Security-Auditing',
    guid: '{54849625-5478-4994-a5ba-3e3b0328c30d}',
    channel: 'Security',
  };
  if (recordId % 200 === 100) {
    const values = [value.string(`user${recordId}`), value.uint32(10), value.string('203.0.113.45')];
    return windowsEvent({ ...security, eventId: 4624 }, { template: logon, values });
  }
  return windowsEvent(
    { ...security, eventId: 4688 },
    {
      template: process4688,
      values: [
        value.sid('S-1-5-21-1886540727-2431072350-1126311469-7931'),
        value.string('s.okafor'),
        value.string('CONTOSO'),
        value.hexInt64(0x3e7n),
        value.hexInt64(BigInt(recordId)),
        value.string('C:\\Windows\\System32\\conhost.exe'),
        value.string(`\\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1 ${recordId}`),
      ],
    },
  );
}

function writeFile(): number {
  const chunkCount = Math.round((megabytes * 1_000_000) / 65_536);
  const out = openSync(file, 'w');
  let recordId = 1;
  writeSync(out, joinChunks([], 1));
  for (let written = 0; written < chunkCount;) {
    const batch = writeChunks(Array.from({ length: 600 }, (_, i) => event(recordId + i)));
    for (const chunk of batch) writeSync(out, chunk);
    written += batch.length;
    recordId += 600;
  }
  // The header must count the chunks: evtxexport believes it.
  const count = (statSync(file).size - 4096) / 65_536;
  const header = joinChunks(
    Array.from({ length: count }, () => new Uint8Array(0)),
    recordId,
  ).subarray(0, 4096);
  writeSync(out, header, 0, 4096, 0);
  closeSync(out);
  return recordId - 1;
}

const seconds = async (run: () => unknown): Promise<number> => {
  const start = performance.now();
  await run();
  return (performance.now() - start) / 1000;
};

try {
  const total = writeFile();
  const { size } = statSync(file);
  console.log(`${(size / 1e6).toFixed(1)} MB, ${total} records`);
  const descriptor = openSync(file, 'r');
  const source = {
    size,
    read: (offset: number, length: number) => {
      const bytes = new Uint8Array(length);
      return Promise.resolve(bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset)));
    },
  };
  const list = async (wanted?: typeof isSessionEvent) => {
    let found = 0;
    let others = 0;
    for await (const part of evtxChunks(source, wanted ? { wanted } : {})) {
      found += part.records.length;
      others += part.otherCount;
    }
    return { found, others };
  };
  let counts = { found: 0, others: 0 };
  execFileSync('cat', [file], { stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 1 });
  const ours = await seconds(async () => (counts = await list(isSessionEvent)));
  const memory = process.memoryUsage();
  console.log(`ours, RDP events: ${ours.toFixed(2)} s, ${counts.found} found, ${counts.others} passed over`);
  console.log(`  heap ${(memory.heapUsed / 1e6).toFixed(0)} MB, resident ${(memory.rss / 1e6).toFixed(0)} MB`);
  const all = await seconds(async () => (counts = await list()));
  console.log(`ours, every event as XML: ${all.toFixed(2)} s, ${counts.found} read`);
  for (const format of ['text', 'xml']) {
    const theirs = await seconds(() => {
      const { error } = spawnSync('evtxexport', ['-f', format, file], { stdio: ['ignore', 'ignore', 'ignore'] });
      if (error) throw error;
    });
    console.log(
      `evtxexport -f ${format}: ${theirs.toFixed(2)} s; ours lists RDP events ${(theirs / ours).toFixed(1)}× as fast`,
    );
  }
  closeSync(descriptor);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
