/**
 * argv to command. Nothing heavy is imported here: `--version` and the first screen must not wait for Ink, zod or the trees.
 */
import { exit, usageError } from './commands/exit.ts';

declare const __VERSION__: string;
declare const __SYMPTOMS__: readonly string[];

/** The oldest Node.js that runs Ink 8 and this bundle; `engines` in package.json says the same. */
const OLDEST_NODE = { major: 22, minor: 12 };

function nodeIsTooOld(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor);
}

/**
 * Keeps V8's young generation at its first size: fork's cost follows our memory, and a mail server in trouble may have little to spare.
 * Measured: 20 MB less at the peak of a check-up, and no slower.
 */
async function keepSmall(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
}

async function main(args: readonly string[]): Promise<number> {
  if (nodeIsTooOld()) {
    const { major, minor } = OLDEST_NODE;
    return usageError(
      `postmedic needs Node.js ${major}.${minor} or newer, and this is ${process.versions.node}. Install a newer Node.js, or run it with \`npm start\`, which brings its own.`,
    );
  }
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`postmedic ${__VERSION__}\n`);
    return 0;
  }
  const { keepCompiledCode } = await import('./commands/compile-cache.ts');
  keepCompiledCode();
  if (args.length === 0) {
    const { wizard } = await import('./commands/wizard.ts');
    const ended = wizard({ version: __VERSION__, symptoms: __SYMPTOMS__ });
    // Only when the first screen stands.
    await keepSmall();
    return ended;
  }
  await keepSmall();
  const { runProgram } = await import('./commands/program.ts');
  return runProgram(args, { version: __VERSION__, symptoms: __SYMPTOMS__ });
}

main(process.argv.slice(2)).then(exit, (error: unknown) => {
  process.stderr.write(`postmedic: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  exit(70);
});
