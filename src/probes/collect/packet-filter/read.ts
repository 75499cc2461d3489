import type { Failure, Host, Result, RunValue } from '../../../host/types.ts';
import { readIptables } from './iptables.ts';
import type { PacketFilter, Table, Tool } from './model.ts';
import { readNft } from './nft.ts';

/** Rules can be many (lists of countries, of attackers). */
const MOST_BYTES = 16 * 1024 * 1024;
const OPTIONS = { maxBytes: MOST_BYTES };

/**
 * Reads all rules of the kernel: nftables, and iptables in its older (legacy) form beside it. Rules that iptables-nft made hold parts
 * that nft can't print, so these tables are read with iptables-save. A Failure means: not seen, never "no rules".
 */
export async function readPacketFilter(host: Host): Promise<Result<PacketFilter>> {
  const [nft, four, six] = await Promise.all([nftTables(host), legacyTables(host, 'iptables'), legacyTables(host, 'ip6tables')]);
  if (!four.ok) return four;
  if (!six.ok) return six;
  const legacy = [...four.value, ...six.value];
  if (nft.ok) return { ok: true, value: { tables: [...nft.value, ...legacy] } };
  if (nft.kind !== 'not-found') return nft;
  // Without nft(8), iptables shows what there is.
  const saved = await Promise.all([saveWith(host, 'iptables-save', 'iptables'), saveWith(host, 'ip6tables-save', 'ip6tables')]);
  const failed = saved.find((one) => !one.ok);
  if (failed !== undefined && !failed.ok) return legacy.length > 0 ? { ok: true, value: { tables: legacy } } : failed;
  return { ok: true, value: { tables: [...saved.flatMap((one) => (one.ok ? one.value : [])), ...legacy] } };
}

async function nftTables(host: Host): Promise<Result<readonly Table[]>> {
  const [json, plain] = await Promise.all([
    host.run(['nft', '-j', 'list', 'ruleset'], OPTIONS),
    host.run(['nft', '-a', 'list', 'ruleset'], OPTIONS),
  ]);
  if (!json.ok) return json;
  if (json.value.code !== 0) return noNft(json.value);
  const tables = readNft(json.value.stdout, plain.ok ? plain.value.stdout : '');
  if (tables === null) return failure('bad-output', 'nft', 'what nft printed cannot be read');
  return json.value.stdout.includes('"xt"') ? withSaved(host, tables) : { ok: true, value: tables };
}

/** Tables with xtables parts, as iptables-save prints them instead. */
async function withSaved(host: Host, tables: readonly Table[]): Promise<Result<readonly Table[]>> {
  const saved = await Promise.all([saveWith(host, 'iptables-save', 'iptables'), saveWith(host, 'ip6tables-save', 'ip6tables')]);
  const better = saved.flatMap((one) => (one.ok ? one.value.filter(({ tool }) => tool === 'iptables' || tool === 'ip6tables') : []));
  const replaced = (table: Table) => better.some(({ family, name }) => family === table.family && name === table.name);
  return { ok: true, value: [...tables.filter((table) => !replaced(table)), ...better] };
}

function noNft({ stderr }: RunValue): Result<readonly Table[]> {
  if (/not supported/i.test(stderr)) return { ok: true, value: [] };
  const denied = /not permitted|must be root|permission denied/i.test(stderr);
  return failure(
    denied ? 'denied' : 'bad-output',
    'nft',
    denied ? 'listing packet filter rules needs root' : `nft: ${stderr.trim().split('\n')[0]}`,
  );
}

/** The kernel lists the tables that legacy iptables has made; where there are none, its program isn't asked. */
async function legacyTables(host: Host, program: 'iptables' | 'ip6tables'): Promise<Result<readonly Table[]>> {
  const names = await host.readFile(program === 'iptables' ? '/proc/net/ip_tables_names' : '/proc/net/ip6_tables_names');
  if (!names.ok)
    return names.kind === 'not-found'
      ? { ok: true, value: [] }
      : { ...names, what: program, reason: `listing packet filter rules needs root` };
  if (names.value.trim() === '') return { ok: true, value: [] };
  const saved = await saveWith(host, `${program}-legacy-save`, `${program}-legacy`);
  if (saved.ok || saved.kind !== 'not-found') return saved;
  return saveWith(host, `${program}-save`, `${program}-legacy`);
}

async function saveWith(host: Host, command: string, tool: Tool): Promise<Result<readonly Table[]>> {
  const saved = await host.run([command], OPTIONS);
  if (!saved.ok) return saved;
  const { code, stdout, stderr } = saved.value;
  if (code !== 0)
    return failure(/permission|permitted/i.test(stderr) ? 'denied' : 'bad-output', command, stderr.trim().split('\n')[0] ?? command);
  return { ok: true, value: readIptables(stdout, tool) };
}

const failure = (kind: Failure['kind'], what: string, reason: string): Failure => ({ ok: false, kind, what, reason });
