// Runs suites with mocha, in Node and in a web worker, and reports through console.log: the one channel that reaches
// the terminal from every extension host.
import Mocha from 'mocha';

/**
 * Loads the suites, runs them and prints a report whose last line is `N passed, N failed`.
 * @param suites each loads one file; the file calls `suite` and `test`, which exist from then on
 * @throws when a test failed, none ran, or a file does not load
 */
export async function runSuites(suites: readonly (() => Promise<unknown>)[]): Promise<void> {
  // The browser build exports an instance, Node's the class.
  const mocha: Mocha = typeof Mocha === 'function' ? new Mocha() : Mocha;
  mocha.ui('tdd');
  mocha.timeout(20_000);
  mocha.reporter(SpecReporter as unknown as Mocha.ReporterConstructor);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of suites) await load();

  const { passed, failed } = await new Promise<Outcome>((resolve) => {
    const runner = mocha.run(() => resolve(outcomes.get(runner) ?? { passed: 0, failed: 1 }));
  });
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} tests failed`);
  if (passed === 0) throw new Error('no test ran');
}

interface Outcome {
  passed: number;
  failed: number;
}

const outcomes = new WeakMap<Mocha.Runner, Outcome>();

/** What mocha's spec reporter prints, without the terminal that the extension host does not have. */
class SpecReporter {
  constructor(runner: Mocha.Runner) {
    const outcome: Outcome = { passed: 0, failed: 0 };
    outcomes.set(runner, outcome);
    const failures: { test: Mocha.Runnable; error: Error }[] = [];
    let skipped = 0;
    let depth = 0;
    const line = (text: string): void => console.log(`${'  '.repeat(depth)}${text}`);

    runner.on('suite', (suite) => {
      if (suite.root) return;
      depth++;
      line(suite.title);
    });
    runner.on('suite end', (suite) => {
      if (!suite.root) depth--;
    });
    runner.on('pass', (test) => {
      outcome.passed++;
      line(`  ✔ ${test.title}${(test.duration ?? 0) < 75 ? '' : ` (${test.duration} ms)`}`);
    });
    runner.on('pending', (test) => {
      skipped++;
      line(`  - ${test.title}`);
    });
    runner.on('fail', (test, error) => {
      outcome.failed++;
      failures.push({ test, error });
      line(`  ✖ ${failures.length}) ${test.title}`);
    });
    runner.on('end', () => {
      failures.forEach(({ test, error }, index) => {
        console.log(`\n${index + 1}) ${test.titlePath().join(' › ')}\n${error.stack ?? String(error)}`);
      });
      console.log(`${outcome.passed} passed, ${outcome.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    });
  }
}
