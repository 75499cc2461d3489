import { spawnSync } from 'node:child_process';
import { compare } from '../../src/postfix/relation.ts';
import type { LabRun } from './hosts.ts';

/** The version of the Postfix below `root`, as 3.10.13. */
export function postfixVersion(root: string): string {
  return spawnSync('unshare', [`--root=${root}`, 'postconf', '-dh', 'mail_version'], { encoding: 'utf8' }).stdout.trim();
}

/** Can this Postfix be such a host at all? */
export function isPossible(run: LabRun, version: string): boolean {
  const since = run.kind === 'healthy' ? run.host.since : run.how.since;
  return since === undefined || compare(version, { relation: '>=', levels: true }, since);
}
