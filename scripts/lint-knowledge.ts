/** Checks flows/ against the registered probes and the lab: one line a problem, exit status 1 if there is one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lint } from '../src/flow/lint/lint.ts';
import { load } from '../src/flow/load.ts';
import type { Loaded } from '../src/flow/load-files.ts';
import { spot } from '../src/flow/places.ts';
import { type Problem, problemLine } from '../src/flow/problem.ts';
import { probes } from '../src/probes/registry.ts';
import { FLOWS } from './knowledge.ts';

const FAULTS = fileURLToPath(new URL('../test/lab/faults', import.meta.url));
/** Only for what a machine can't be made to do: recordings called after the finding, `<id>.jsonl`. */
const RECORDINGS = fileURLToPath(new URL('../test/recordings', import.meta.url));

/** Every finding is brought about by a fault of the lab or, failing that, seen in a recording; and no fault expects one that isn't there. */
function lintFaults({ knowledge, places }: Loaded): Problem[] {
  const faults = filesIn(FAULTS, '.ts').flatMap(({ name, text }) =>
    [...text.matchAll(FINDING)].map((match) => ({ name, id: match[1] ?? '' })),
  );
  const shown = new Set([...faults.map(({ id }) => id), ...namesIn(RECORDINGS, '.jsonl').map((name) => name.replace(/\..*/, ''))]);
  const pages = new Set(knowledge.findings.map((page) => page.id));
  return [
    ...[...pages].filter((id) => !shown.has(id)).map((id) => ({ ...spot(places, `finding:${id}`, ['id']), where: id, ...NO_FAULT })),
    ...faults
      .filter(({ id }) => !pages.has(id))
      .map(({ name, id }) => ({ file: `test/lab/faults/${name}`, line: 1, where: id, ...NO_PAGE })),
  ];
}

const FINDING = /^\s*finding: '([a-z0-9-]+)'/gm;
const NO_FAULT = { problem: 'no lab fault brings it about', mend: "add one to test/lab/faults with finding: '<id>'" };
const NO_PAGE = { problem: 'the fault expects a finding that has no page', mend: 'correct its id, or write the page' };

function namesIn(folder: string, ending: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)) : [];
}

function filesIn(folder: string, ending: string): { name: string; text: string }[] {
  return namesIn(folder, ending).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}

const loaded = load(FLOWS);
const problems = [...lint(loaded, probes), ...lintFaults(loaded)];
const { flows, findings, messages } = loaded.knowledge;
const nodes = flows.reduce((count, flow) => count + Object.keys(flow.nodes).length, 0);
for (const problem of problems) console.log(problemLine(problem));
const result = problems.length === 0 ? 'no problem' : problems.length === 1 ? '1 problem' : `${problems.length} problems`;
console.log(`flows: ${flows.length} flows, ${nodes} nodes, ${findings.length} findings, ${messages.length} messages: ${result}`);
process.exitCode = problems.length === 0 ? 0 : 1;
