import { splitHostPort } from './host-port.ts';
import { type LogicalLine, trimBlanks } from './logical-lines.ts';
import { type MasterService, SERVICE_TYPES } from './master-service.ts';
import { serviceOptions } from './service-options.ts';
import { BLANKS, splitOutsideBraces } from './tokens.ts';

export interface ServiceFault {
  readonly kind: 'field-count' | 'bad-type' | 'bad-field' | 'bad-name';
  readonly detail: string;
}
export type ReadService = { readonly ok: true; readonly service: MasterService } | { readonly ok: false; readonly fault: ServiceFault };

const FIELDS = 8;
const YES_NO = /^[yn-]$/;

/** Columns in the order of master(5) with what they may hold; postconf names them so in its errors. */
const CHECKS: readonly (readonly [column: number, name: string, good: RegExp])[] = [
  [2, 'private', YES_NO],
  [3, 'unprivileged', YES_NO],
  [4, 'chroot', YES_NO],
  [5, 'wakeup', /^(-|[0-9]*\??)$/],
  [6, 'process_limit', /^(-|[0-9]+)$/],
];

/** Reads one logical line of master.cf, or says why Postfix refuses it. */
export function readService(logical: LogicalLine, file: string): ReadService {
  const tokens = columns(logical.text);
  const fault = firstFault(tokens);
  if (fault) return { ok: false, fault };
  const [name = '', type = '', isPrivate = '', unprivileged = '', chroot = '', wakeup = '', maxproc = '', command = '', ...args] = tokens;
  const where = { file, line: logical.line, lastLine: logical.lastLine };
  const fields = { name, type, private: isPrivate, unprivileged, chroot, wakeup, maxproc, command, args };
  const listens = type === 'inet' ? splitHostPort(name) : null;
  return { ok: true, service: { ...where, ...fields, ...serviceOptions(args), listens } };
}

/** Seven fields and a command, which know no braces, then arguments, which do. */
function columns(text: string): readonly string[] {
  const [, fields = text, args = ''] = COLUMNS.exec(trimBlanks(text)) ?? [];
  return [...fields.split(/[ \t\n\v\f\r]+/), ...splitOutsideBraces(args, BLANKS).tokens];
}

const COLUMNS = /^((?:[^ \t\n\v\f\r]+[ \t\n\v\f\r]+){7}[^ \t\n\v\f\r]+)([\s\S]*)$/;

function firstFault(tokens: readonly string[]): ServiceFault | null {
  const [name = '', type = ''] = tokens;
  if (tokens.length < FIELDS) return { kind: 'field-count', detail: `${tokens.length} of ${FIELDS} fields` };
  if (!SERVICE_TYPES.some((known) => known === type)) return { kind: 'bad-type', detail: type };
  const bad = CHECKS.find(([column, , good]) => !good.test(tokens[column] ?? ''));
  if (bad) return { kind: 'bad-field', detail: `${bad[1]} "${tokens[bad[0]]}"` };
  if (type === 'inet' && splitHostPort(name) === null) return { kind: 'bad-name', detail: name };
  return null;
}
