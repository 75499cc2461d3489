import type { Failure, Host, Result } from '../../../host/types.ts';
import { filesOf } from './glob.ts';
import { parseRsyslog } from './parse-rsyslog.ts';
import { joined, parseSyslogNg, type SyslogNg } from './parse-syslog-ng.ts';
import type { Statement } from './statements.ts';

const MAX_DEPTH = 10;

/** All statements of a configuration, those of included files in their place. `missing`: included files that could not be read. */
export interface Rules {
  readonly statements: readonly Statement[];
  readonly files: readonly string[];
  readonly unread: readonly Failure[];
}

export async function readRsyslogRules(host: Host, file: string, depth = 0): Promise<Result<Rules>> {
  const text = await host.readFile(file);
  if (!text.ok) return text;
  const files = [file];
  const unread: Failure[] = [];
  const resolve = async (statements: readonly Statement[]): Promise<readonly Statement[]> => {
    const parts: Statement[] = [];
    for (const each of statements) parts.push(...(await resolved(each)));
    return parts;
  };
  const resolved = async (each: Statement): Promise<readonly Statement[]> => {
    if (each.type === 'if') return [{ ...each, body: await resolve(each.body), otherwise: await resolve(each.otherwise) }];
    if (each.type === 'ruleset') return [{ ...each, body: await resolve(each.body) }];
    return each.type === 'include' && depth < MAX_DEPTH ? included(each.pattern) : [each];
  };
  const included = async (pattern: string): Promise<readonly Statement[]> => {
    const found: Statement[] = [];
    for (const path of await filesOf(host, pattern)) {
      const rules = await readRsyslogRules(host, path, depth + 1);
      if (!rules.ok && rules.kind !== 'not-found') unread.push(rules);
      if (!rules.ok) continue;
      found.push(...rules.value.statements);
      files.push(...rules.value.files);
      unread.push(...rules.value.unread);
    }
    return found;
  };
  return { ok: true, value: { statements: await resolve(parseRsyslog(text.value, file)), files, unread } };
}

export async function readSyslogNg(host: Host, file: string, depth = 0): Promise<Result<SyslogNg>> {
  const text = await host.readFile(file);
  if (!text.ok) return text;
  const own = parseSyslogNg(text.value, file);
  const directory = file.slice(0, file.lastIndexOf('/'));
  const patterns = depth < MAX_DEPTH ? own.includes.filter((name) => name !== 'scl.conf') : [];
  const parts: SyslogNg[] = [];
  for (const pattern of patterns) {
    const paths = await filesOf(host, pattern.startsWith('/') ? pattern : `${directory}/${pattern}`);
    for (const path of paths) {
      const part = await readSyslogNg(host, path, depth + 1);
      if (part.ok) parts.push(part.value);
    }
  }
  return { ok: true, value: joined([...parts, own]) };
}
