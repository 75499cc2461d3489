import { availableParallelism } from 'node:os';
import { type CheckDocument, checkDocument } from '../diagnosis/check-document.ts';
import { type Diagnosis, diagnose } from '../diagnosis/diagnose.ts';
import { loadKnowledge } from '../flow/knowledge.ts';
import type { Knowledge } from '../flow/types.ts';
import { setCatalogue } from '../postfix/message-catalogue.ts';
import type { Build } from './build-facts.ts';
import { checkText } from './check-text.ts';
import { type CheckedHost, openChecked } from './checked-host.ts';
import { usageError } from './exit.ts';
import { progress } from './progress.ts';
import { wantsColor } from './wants-color.ts';

export interface CheckOptions {
  readonly json?: boolean;
  readonly flow: readonly string[];
  readonly record?: string;
  readonly from?: string;
  readonly failOn: 'problem' | 'warning' | 'note';
  readonly allowNetwork?: boolean;
  readonly color: 'auto' | 'always' | 'never';
}

/** `postmedic check`: the document on stdout, progress on stderr, exit status 0, 1 or 2 as docs/check.md says. */
export async function check(build: Build, options: CheckOptions): Promise<number> {
  const knowledge = await loadKnowledge();
  const unknownFlow = options.flow.find((id) => !knowledge.flows.some((flow) => flow.id === id));
  if (unknownFlow !== undefined)
    return usageError(`no flow is called "${unknownFlow}". There are: ${knowledge.flows.map((flow) => flow.id).join(', ')}.`);
  setCatalogue(knowledge.messages);
  const opened = await openChecked(build, knowledge, options);
  if (!opened.ok) return usageError(opened.reason);

  const document = await documentOf(build, knowledge, opened.value, options);
  const text = options.json === true ? `${JSON.stringify(document)}\n` : checkText(document, wantsColor(options.color, process.stdout));
  process.stdout.write(text);
  return statusOf(document, options.failOn);
}

async function documentOf(build: Build, knowledge: Knowledge, checked: CheckedHost, options: CheckOptions): Promise<CheckDocument> {
  const startedAt = performance.now();
  const shown = progress(process.stderr);
  const diagnosis = await diagnosed(knowledge, checked, options, shown.step);
  shown.end();
  const now = await checked.opened.host().now();
  const elapsedMs = performance.now() - startedAt;
  checked.end();
  return checkDocument(diagnosis, {
    version: build.version,
    hostname: now.ok ? now.value.hostname : 'unknown',
    startedAtMs: now.ok && options.from !== undefined ? now.value.epochMs : Date.now() - elapsedMs,
    elapsedMs,
  });
}

async function diagnosed(
  knowledge: Knowledge,
  { opened, onProbe }: CheckedHost,
  options: CheckOptions,
  step: (question: string) => void,
): Promise<Diagnosis> {
  const { probes } = await import('../probes/registry.ts');
  return diagnose({
    knowledge,
    probes,
    host: (signal) => opened.host(signal),
    epoch: opened.epoch,
    parallel: Math.min(4, availableParallelism() + 1),
    ...(options.flow.length > 0 ? { flows: options.flow } : {}),
    onProbe: (done) => {
      step(probes[done.probe]?.question ?? done.probe);
      onProbe(done);
    },
  });
}

const WEIGHT = { note: 0, warning: 1, problem: 2 } as const;

function statusOf({ findings, verdict }: CheckDocument, failOn: CheckOptions['failOn']): number {
  if (findings.some((finding) => WEIGHT[finding.severity] >= WEIGHT[failOn])) return 1;
  return verdict === 'incomplete' ? 2 : 0;
}
