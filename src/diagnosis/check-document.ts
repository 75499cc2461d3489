import { z } from 'zod';
import type { Diagnosis } from './diagnose.ts';
import type { Finding, Unchecked } from './types.ts';

const Evidence = z.object({
  source: z.string().describe('A command line, or a file with a line number.'),
  lines: z.array(z.string()),
});
const FixShown = z.object({
  title: z.string(),
  explain: z.string(),
  commands: z.array(z.string()),
  risk: z.string(),
  undo: z.string(),
  verify: z.string(),
});
const Severity = z.enum(['problem', 'warning', 'note']);
const FindingShown = z.object({
  key: z.string().describe('id@instance:subject; the same fault has the same key in every run.'),
  id: z.string(),
  severity: Severity,
  certainty: z.enum(['certain', 'likely', 'possible']),
  instance: z.string().describe('"-" is the default instance, as in postmulti(1).'),
  title: z.string(),
  cause: z.string(),
  subject: z.object({ kind: z.string(), name: z.string() }),
  evidence: z.array(Evidence),
  fixes: z.array(FixShown),
  explainedBy: z.array(z.string()).describe('Keys of the findings that cause this one; empty for a root cause.'),
  section: z.int().min(1).max(11).describe('Section of the chapter.'),
  docs: z.array(z.string()),
});
const UncheckedShown = z.object({
  probe: z.string(),
  node: z.string(),
  instance: z.string(),
  kind: z.enum(['not-found', 'denied', 'timed-out', 'too-large', 'not-allowed', 'bad-output', 'not-recorded']),
  reason: z.string(),
  because: z.string().nullable().describe('Key of the finding that explains why this could not be seen, or null.'),
});
const InstanceShown = z.object({
  name: z.string(),
  config: z.string(),
  version: z.string().nullable(),
  running: z.boolean().nullable().describe('null: this user could not see it.'),
});

/** The document of `postmedic check --json`: one on stdout, and nothing else. */
export const CheckDocument = z.object({
  schema: z.literal('postmedic.check/1'),
  tool: z.object({ name: z.literal('postmedic'), version: z.string() }),
  host: z.object({ name: z.string(), os: z.string(), user: z.string(), instances: z.array(InstanceShown) }),
  startedAt: z.iso.datetime(),
  elapsedMs: z.int().nonnegative(),
  verdict: z.enum(['healthy', 'notes', 'warnings', 'problems', 'incomplete']),
  findings: z.array(FindingShown).describe('Root cause first; an explained finding stands behind its cause.'),
  unchecked: z.array(UncheckedShown),
});
export type CheckDocument = z.infer<typeof CheckDocument>;

export interface RunFacts {
  readonly version: string;
  readonly hostname: string;
  readonly startedAtMs: number;
  readonly elapsedMs: number;
}

export function checkDocument(diagnosis: Diagnosis, run: RunFacts): CheckDocument {
  const context = diagnosis.context.outcome;
  return {
    schema: 'postmedic.check/1',
    tool: { name: 'postmedic', version: run.version },
    host: {
      name: run.hostname,
      os: textAt(context, 'os', 'prettyName') ?? 'unknown',
      user: textAt(context, 'privileges', 'user') ?? 'unknown',
      instances: diagnosis.instances.map(shownInstance),
    },
    startedAt: new Date(run.startedAtMs).toISOString(),
    elapsedMs: Math.round(run.elapsedMs),
    verdict: verdictOf(diagnosis),
    findings: diagnosis.findings.map(shownFinding),
    unchecked: [...diagnosis.unchecked] satisfies Unchecked[],
  };
}

/** Worst finding; without findings of weight, a flow that gave no answer at all makes the check incomplete. */
export function verdictOf({ findings, unanswered }: Pick<Diagnosis, 'findings' | 'unanswered'>): CheckDocument['verdict'] {
  const has = (severity: Finding['severity']) => findings.some((finding) => finding.severity === severity);
  if (has('problem')) return 'problems';
  if (unanswered.length > 0) return 'incomplete';
  if (has('warning')) return 'warnings';
  return has('note') ? 'notes' : 'healthy';
}

function shownFinding({ node: _node, page: _page, ...finding }: Finding): CheckDocument['findings'][number] {
  return {
    ...finding,
    evidence: finding.evidence.map(({ source, lines }) => ({ source, lines: [...lines] })),
    fixes: finding.fixes.map((fix) => ({ ...fix, commands: [...fix.commands] })),
    explainedBy: [...finding.explainedBy],
    docs: [...finding.docs],
  };
}

const RUNNING: { readonly [answer: string]: boolean | null } = { yes: true, no: false, unknown: null };

function shownInstance(instance: Diagnosis['instances'][number]): z.infer<typeof InstanceShown> {
  const { name, config } = instance;
  const version = instance.version;
  return { name, config, version: typeof version === 'string' ? version : null, running: RUNNING[String(instance.running)] ?? null };
}

function textAt(outcome: object, group: string, field: string): string | null {
  const value = (outcome as { [name: string]: unknown })[group];
  const text = typeof value === 'object' && value !== null ? (value as { [name: string]: unknown })[field] : undefined;
  return typeof text === 'string' ? text : null;
}
