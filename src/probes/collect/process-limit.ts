import type { MasterService } from '../../postfix/master-cf.ts';
import type { Configuration } from './configuration.ts';

export interface ProcessLimit {
  /** 0: no limit. */
  readonly limit: number;
  /** Where it comes from. */
  readonly place: string;
  /** Commands that raise it and take that back. */
  readonly raise: string;
  readonly undo: string;
}

/** The maxproc field of master.cf; `-` is default_process_limit, 0 is no limit (master(5)). */
export function processLimit(
  { name, type, maxproc, file, line }: MasterService,
  { value, definition }: Pick<Configuration, 'value' | 'definition'>,
  config: string,
): ProcessLimit {
  const postconf = config === '/etc/postfix' ? 'postconf' : `postconf -c ${config}`;
  const own = /^\d+$/.test(maxproc);
  const limit = own ? Number(maxproc) : Number(value('default_process_limit') ?? 100) || 0;
  const found = definition('default_process_limit');
  const general = found === undefined ? 'default_process_limit (its default)' : `default_process_limit in ${found.file} line ${found.line}`;
  const field = `${postconf} -F ${name}/${type}/process_limit`;
  return {
    limit,
    place: own ? `${file} line ${line}, the field maxproc` : general,
    raise: `${field}=${Math.max(100, limit * 4)}`,
    undo: `${field}=${maxproc}`,
  };
}
