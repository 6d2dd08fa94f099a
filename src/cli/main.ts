#!/usr/bin/env node
import { outcomeOf } from './command-line';
import { writeOutput } from './standard-output';

async function main(): Promise<void> {
  const { output, complaints, status } = await outcomeOf(process.argv.slice(2));
  process.exitCode = status;
  if (complaints.length > 0) {
    // A reader that stops early, such as head, is no failure; of this stream nothing could be said anyway.
    process.stderr.on('error', () => undefined);
    for (const complaint of complaints) process.stderr.write(`rdpdiag: ${complaint}\n`);
  }
  await writeOutput(output);
}

void main();
