import { Command, CommanderError, Option } from 'commander';
import type { Build } from './build-facts.ts';
import { USAGE, usageError } from './exit.ts';

/** Reads argv and runs one command; each command is imported when it is asked for. Returns the exit status. */
export async function runProgram(args: readonly string[], build: Build): Promise<number> {
  let status = 0;
  const program = describe(build, (code) => {
    status = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    throw error;
  }
}

function describe(build: Build, done: (code: number) => void): Command {
  const program = new Command('postmedic')
    .description('A guided troubleshooter for Postfix. Without a command it starts the wizard.')
    .version(`postmedic ${build.version}`, '-V, --version')
    .showHelpAfterError('(postmedic --help shows all commands and options)')
    // An option behind a command is that command's, also where the wizard has one of the same name.
    .enablePositionalOptions()
    .exitOverride();
  addWizard(program, build, done);
  addCheck(program, build, done);
  addReading(program, done);
  addSessions(program, build, done);
  return program;
}

const COLOR = () => new Option('--color <when>', 'colours').choices(['auto', 'always', 'never']).default('auto');

/** Options of everything that opens the wizard's screens. */
function withScreenOptions(command: Command): Command {
  return command
    .option('--accessible', 'one line after the other, for screen readers, serial lines and pipes')
    .option('--ascii', 'no line-drawing characters')
    .addOption(COLOR());
}

function addWizard(program: Command, build: Build, done: (code: number) => void) {
  withScreenOptions(program)
    .option('--allow-network', 'probes may connect to other machines without asking again')
    .allowExcessArguments()
    .action(async (options) => {
      const [word] = program.args;
      if (word !== undefined) return done(usageError(`there is no command "${word}". \`postmedic --help\` lists them all.`));
      done(await (await import('./wizard.ts')).wizard(build, options));
    });
}

function addCheck(program: Command, build: Build, done: (code: number) => void) {
  program
    .command('check')
    .description('Walk all trees without a person, and say what is wrong.')
    .option('--json', 'one JSON document on stdout and nothing else (docs/check.schema.json)')
    .option('--flow <id>', 'only this flow; may be given more than once', (id: string, all: string[]) => [...all, id], [])
    .option('--record <file>', 'write the session, with all that was seen, to this file')
    .option('--from <path>', 'diagnose a recorded host (a session file) in place of this machine')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 from this severity on').choices(['problem', 'warning', 'note']).default('problem'),
    )
    .option('--allow-network', 'probes may connect to other machines')
    .addOption(COLOR())
    .action(async (options) => done(await (await import('./check.ts')).check(build, options)));
}

function addReading(program: Command, done: (code: number) => void) {
  program
    .command('explain')
    .argument('[id]', 'a finding, as check and the wizard name it; all are listed without it')
    .description('Explain a finding: what it means, why it happens, how to fix it, how to be sure, how to go back.')
    .action(async (id?: string) => done(await (await import('./explain.ts')).explain(id)));
  const flows = program.command('flows').description('The decision trees.');
  flows
    .command('list')
    .description('List the trees with their symptoms.')
    .action(async () => done(await (await import('./flows.ts')).listFlows()));
  flows
    .command('lint')
    .description('Prove that every path of every tree ends and every finding is explained.')
    .action(async () => done(await (await import('./flows.ts')).lintFlows()));
  flows
    .command('graph')
    .argument('[id]', 'one flow; all without it')
    .addOption(new Option('--format <format>').choices(['mermaid', 'dot']).default('mermaid'))
    .description('Draw a tree as Mermaid or Graphviz DOT.')
    .action(async (id: string | undefined, options: { format: 'mermaid' | 'dot' }) =>
      done(await (await import('./flows.ts')).drawFlows(id, options.format)),
    );
  program
    .command('help-keys')
    .description('List the keys of the wizard.')
    .action(async () => done(await (await import('./keys.ts')).listKeys()));
}

function addSessions(program: Command, build: Build, done: (code: number) => void) {
  withScreenOptions(
    program
      .command('demo')
      .argument('[id]', 'which recorded host; they are listed without it')
      .option('--file <file>', 'a session file of your own in place of a bundled one')
      .description('Run the wizard on a recorded host with a real fault. Nothing on this machine is looked at.'),
  ).action(async (id, options) => done(await (await import('./demo.ts')).demo(build, id, options)));
  program
    .command('replay')
    .argument('<file>', 'a session file')
    .option('--print', 'the walk as text (the only form so far)')
    .description('Show what was asked, seen and answered in a saved session.')
    .action(async (file: string) => done(await (await import('./replay.ts')).replay(file)));
}
