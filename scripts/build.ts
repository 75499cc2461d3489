/** Makes dist/: the bundle, the compiled knowledge, and the recorded hosts of the demo. `--draft` builds with unfinished trees, to try them. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { compileKnowledge } from './knowledge.ts';
import { yogaAtOnce } from './yoga-at-once.ts';

const ROOT = new URL('../', import.meta.url).pathname;
const FINAL = `${ROOT}dist`;
// Made beside it and swapped in at the end, so that a running program never meets half a build.
const DIST = `${ROOT}dist.new`;

const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string };
const knowledge = compileKnowledge({ draft: process.argv.includes('--draft') });
const symptoms = knowledge.flows.flatMap((flow) => flow.symptoms.map((symptom) => symptom.say));

rmSync(DIST, { recursive: true, force: true });
mkdirSync(DIST, { recursive: true });
writeFileSync(`${DIST}/knowledge.json`, JSON.stringify(knowledge));
writeFileSync(`${DIST}/package.json`, '{"type":"module"}\n');
if (existsSync(`${ROOT}flows/recordings`)) cpSync(`${ROOT}flows/recordings`, `${DIST}/recordings`, { recursive: true });

await build({
  entryPoints: { postmedic: `${ROOT}src/cli.ts` },
  outdir: DIST,
  // Beside the entry: `loadKnowledge` looks for knowledge.json next to its own chunk.
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: false,
  legalComments: 'none',
  define: {
    __VERSION__: JSON.stringify(version),
    __SYMPTOMS__: JSON.stringify(symptoms),
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
  },
  plugins: [
    yogaAtOnce,
    {
      name: 'leave-out',
      setup(bundler) {
        // Ink's developer tools are never used, and in CI the wizard draws as everywhere else.
        bundler.onResolve({ filter: /^(react-devtools-core|is-in-ci)$/ }, ({ path }) => ({ path, namespace: 'leave-out' }));
        // Only English messages are used; zod's other forty languages would be two thirds of the bundle.
        bundler.onResolve({ filter: /locales\/index\.js$/ }, ({ path }) => ({ path, namespace: 'leave-out' }));
        bundler.onLoad({ filter: /.*/, namespace: 'leave-out' }, () => ({ contents: 'export default false;' }));
      },
    },
  ],
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
  logLevel: 'warning',
});

rmSync(FINAL, { recursive: true, force: true });
renameSync(DIST, FINAL);
