/**
 * Times inputs with the code as it ships, without counters: each as the best of three, in processor time, since other
 * programs run on the machine too. Bundled together with the target.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { target } from 'fuzz-target';

export interface Timing {
  readonly size: number;
  readonly made: number;
  readonly ms: number;
}

const { inputs } = workerData as { inputs: readonly Uint8Array[] };

async function main(): Promise<void> {
  const timings: Timing[] = [];
  for (const data of inputs) {
    const input = target.input(data);
    let ms = Infinity;
    let made = 0;
    try {
      for (let time = 0; time < 3; time++) {
        const began = process.cpuUsage();
        const result = await target.run(input);
        const { user, system } = process.cpuUsage(began);
        ms = Math.min(ms, (user + system) / 1000);
        made = target.made(result);
        // Clearly fast: once more would tell nothing.
        if (ms < 10) break;
      }
    } catch {
      // What throws was told already, and its time says nothing.
      ms = 0;
    }
    timings.push({ size: data.length, made, ms });
  }
  parentPort?.postMessage({ timings });
}

void main();
