/* global process */
// Loaded before a program (`node -r`): at its end, the most memory that the process has had, in kB, on standard error.
process.on('exit', () => process.stderr.write(`\n${process.resourceUsage().maxRSS}\n`));
