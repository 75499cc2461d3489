import { promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import { errnoOf, failed } from './failure.ts';
import { limited } from './limited.ts';
import { LIMITS } from './local-options.ts';
import type { HostCall, LookupValue, Result } from './types.ts';

type LookupCall = Extract<HostCall, { op: 'lookup' }>;

/** Answers of a DNS server that give no record (dns module, c-ares). */
const STATUS: Readonly<Record<string, LookupValue['status']>> = {
  ENODATA: 'no-data',
  ENOTFOUND: 'nxdomain',
  ESERVFAIL: 'servfail',
  EREFUSED: 'refused',
  ECONNREFUSED: 'no-server',
};

/** Asks the named server, or those of /etc/resolv.conf, one question. Hosts files and nsswitch.conf play no part, as with smtp(8). */
export async function lookUp(call: LookupCall, signal?: AbortSignal): Promise<Result<LookupValue>> {
  const timeout = call.timeoutMs ?? LIMITS.lookupMs;
  const resolver = new dns.Resolver({ timeout, tries: 1 });
  const what = call.server ?? call.name;
  try {
    if (call.server !== undefined) resolver.setServers([isIP(call.server) === 6 ? `[${call.server}]` : call.server]);
    const records = await limited(ask(resolver, call), timeout, what, signal);
    return 'ok' in records ? records : { ok: true, value: { status: 'found', records } };
  } catch (error) {
    const errno = errnoOf(error);
    const status = STATUS[errno];
    if (status) return { ok: true, value: { status, records: [] } };
    if (errno === 'ETIMEOUT')
      return failed('timed-out', what, `${what} gave no answer to ${call.type} ${call.name} within ${timeout / 1000} s`);
    return failed('bad-output', what, `the answer to ${call.type} ${call.name} cannot be read (${errno || String(error)})`);
  } finally {
    resolver.cancel();
  }
}

async function ask(resolver: dns.Resolver, { name, type }: LookupCall): Promise<readonly string[]> {
  switch (type) {
    case 'A':
      return (await resolver.resolve4(name)).sort();
    case 'AAAA':
      return (await resolver.resolve6(name)).sort();
    case 'MX':
      return (await resolver.resolveMx(name)).sort((a, b) => a.priority - b.priority).map((mx) => `${mx.priority} ${mx.exchange}`);
    case 'PTR':
      return isIP(name) ? resolver.reverse(name) : resolver.resolvePtr(name);
    case 'SRV':
      return (await resolver.resolveSrv(name))
        .sort((a, b) => a.priority - b.priority)
        .map((srv) => `${srv.priority} ${srv.weight} ${srv.port} ${srv.name}`);
    case 'TXT':
      return (await resolver.resolveTxt(name)).map((chunks) => chunks.join(''));
  }
}
