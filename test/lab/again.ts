import { spawnSync } from 'node:child_process';
import type { CheckDocument } from '../../src/diagnosis/check-document.ts';

type Finding = CheckDocument['findings'][number];

/** Runs check again over the recording, without the host, and tells how its findings differ from those that the host gave. */
export function again(program: string, recording: string, findings: readonly Finding[]): readonly string[] {
  const options = { encoding: 'utf8', timeout: 60_000, maxBuffer: 64 * 1024 * 1024 } as const;
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'check', '--from', recording, '--json'], options);
  if (stdout === '') return [`check --from the recording gave no document (status ${status}): ${stderr.trim()}`];
  const live = summary(findings);
  const replayed = summary((JSON.parse(stdout) as CheckDocument).findings);
  return live === replayed ? [] : [`check --from the recording differs:\n    host:      ${live}\n    recording: ${replayed}`];
}

/** Flows run side by side, so evidence may come in another order. */
function summary(findings: readonly Finding[]): string {
  return JSON.stringify(findings.map(({ key, severity, certainty, cause, explainedBy }) => [key, severity, certainty, cause, explainedBy]));
}
