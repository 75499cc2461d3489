/** Exit status of wrong usage, as sysexits(3) has it (EX_USAGE). */
export const USAGE = 64;

/** Says in one line what is wrong and what to do. */
export function usageError(message: string): number {
  process.stderr.write(`postmedic: ${message}\n`);
  return USAGE;
}

/** Ends the program when all output is written: stdout to a pipe is asynchronous. */
export function exit(code: number): void {
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
}
