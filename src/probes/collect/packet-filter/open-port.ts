import type { FrontEnd } from './describe.ts';
import type { Decider } from './model.ts';

/** Commands that let connections to a port in, keep it so over a reboot, and take it back. */
export interface OpenPort {
  readonly open: string;
  readonly keep: string;
  readonly undo: string;
}

/** A rule about nothing but this port is taken away; else an accept is put before everything in the chain. */
export function openPort(decider: Decider, frontEnd: FrontEnd, port: number): OpenPort {
  switch (frontEnd) {
    case 'ufw':
      return withUfw(decider, port);
    case 'firewalld':
      return withFirewalld(port);
    case 'nft':
      return withNft(decider, port);
    case 'docker':
      return withIptables(decider, 'iptables', port);
    default:
      return withIptables(decider, frontEnd, port);
  }
}

function withUfw({ chain }: Decider, port: number): OpenPort {
  const first = /user/.test(chain.name) ? 'insert 1 ' : '';
  return {
    open: `ufw ${first}allow ${port}/tcp`,
    keep: 'ufw status numbered    # ufw keeps its rules by itself',
    undo: `ufw delete allow ${port}/tcp`,
  };
}

const withFirewalld = (port: number): OpenPort => ({
  open: `firewall-cmd --add-port=${port}/tcp`,
  keep: `firewall-cmd --permanent --add-port=${port}/tcp`,
  undo: `firewall-cmd --remove-port=${port}/tcp && firewall-cmd --permanent --remove-port=${port}/tcp`,
});

const KEEP_NFT = 'grep -n "" /etc/nftables.conf    # make the same change there, or the next reboot brings the old rules back';

function withNft({ table, chain, base, rule }: Decider, port: number): OpenPort {
  const tableName = `${table.family} ${table.name}`;
  if (rule !== null && rule.handle !== null && isAboutPortOnly(rule.text)) {
    const at = `${tableName} ${chain.name}`;
    return { open: `nft delete rule ${at} handle ${rule.handle}`, keep: KEEP_NFT, undo: `nft insert rule ${at} ${rule.text}` };
  }
  const at = `${tableName} ${base.name}`;
  return {
    open: `nft insert rule ${at} tcp dport ${port} accept`,
    keep: KEEP_NFT,
    undo: `nft -a list chain ${at}    # then: nft delete rule ${at} handle NUMBER`,
  };
}

const isAboutPortOnly = (text: string): boolean =>
  /^(meta l4proto tcp )?tcp dport \d+ (log [^{}]*)?(drop|reject.*|redirect.*|dnat.*)$/.test(text.trim());

function withIptables(
  { chain, base, rule }: Decider,
  tool: Exclude<FrontEnd, 'ufw' | 'firewalld' | 'nft' | 'docker'>,
  port: number,
): OpenPort {
  const keep = `${tool}-save    # what it prints belongs into the file that is loaded at boot (/etc/iptables/rules.v4, or your script)`;
  const appended = rule?.text.replace(/^-A /, '') ?? '';
  if (rule !== null && new RegExp(`--dport ${port} (-m \\S+ )*-j (DROP|REJECT|REDIRECT|DNAT)`).test(appended)) {
    return { open: `${tool} -D ${appended}`, keep, undo: `${tool} -I ${appended}` };
  }
  const name = chain.base === null ? base.name : chain.name;
  const accept = `${name} -p tcp --dport ${port} -j ACCEPT`;
  return { open: `${tool} -I ${accept}`, keep, undo: `${tool} -D ${accept}` };
}
