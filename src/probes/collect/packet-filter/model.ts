/** Packet filter rules in one shape, whichever tool printed them. Only what decides about an unsolicited TCP connection is kept. */

export type Family = 'ipv4' | 'ipv6';
export type Hook = 'prerouting' | 'input' | 'output' | 'postrouting' | 'forward' | 'ingress';

/** The first packet (SYN) of a connection that nobody asked for; or, with `answer`, the other side's answer (SYN+ACK) to one of ours. */
export interface Packet {
  readonly answer?: { readonly fromPort: number };
  /** TCP where it isn't said. */
  readonly protocol?: 'tcp' | 'udp';
  readonly family: Family;
  /** Interface where it comes in (input) or goes out (output). */
  readonly interface: string;
  readonly direction: 'in' | 'out';
  /** The own address: destination of what comes in, source of what goes out. The other end is "any ordinary host of the Internet". */
  readonly ownAddress: string;
  readonly port: number;
  /** Who sends, for packets that go out: owner matches look at it. */
  readonly sender?: { readonly uid: number; readonly name: string };
  /** A redirect rule changed the destination on the way. */
  readonly redirected?: boolean;
}

/** Three-valued: `perhaps` means that the rule looks at something that can't be known from here. */
export type Answer = 'yes' | 'no' | 'perhaps';

export interface Condition {
  readonly answer: (packet: Packet) => Answer;
  /** The rule names the port itself, so that it is about this service and not about everything. */
  readonly aboutPort?: boolean;
  /** Matches some senders only. */
  readonly aboutPeer?: boolean;
}

export type Action =
  | { readonly kind: 'accept' | 'drop' | 'return' | 'continue' }
  | { readonly kind: 'reject'; readonly how: string }
  | { readonly kind: 'jump' | 'goto'; readonly chain: string }
  /** Sends the packet to another port of this host, or (address given) to an address. */
  | { readonly kind: 'redirect'; readonly address: string | null; readonly port: number | null }
  /** A verdict that isn't understood: the rest can't be judged if the rule applies. */
  | { readonly kind: 'unknown' };

/** One way through a rule: when the conditions hold, the action is taken. A verdict map gives one rule several. */
export interface Rule {
  /** As its tool prints it. */
  readonly text: string;
  /** nftables' number of the rule, to delete it by; null elsewhere. */
  readonly handle: number | null;
  readonly conditions: readonly Condition[];
  readonly action: Action;
}

export interface Chain {
  readonly name: string;
  readonly rules: readonly Rule[];
  /** Base chains only: where the kernel enters. */
  readonly base: {
    readonly hook: Hook;
    readonly priority: number;
    readonly policy: 'accept' | 'drop';
    readonly nat: boolean;
    readonly device: string | null;
  } | null;
}

export type Tool = 'nft' | 'iptables' | 'ip6tables' | 'iptables-legacy' | 'ip6tables-legacy';

export interface Table {
  readonly tool: Tool;
  /** nftables' family: ip, ip6, inet; others are not about IP packets and are left out. */
  readonly family: 'ip' | 'ip6' | 'inet' | 'netdev';
  readonly name: string;
  readonly chains: ReadonlyMap<string, Chain>;
}

/** Rules of all tables. */
export interface PacketFilter {
  readonly tables: readonly Table[];
}

/** The rule (or policy, with `rule` null) that decided. */
export interface Decider {
  readonly table: Table;
  readonly chain: Chain;
  /** The base chain by which the packet came here. */
  readonly base: Chain;
  readonly rule: Rule | null;
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly someAcceptedFirst: boolean }
  | { readonly kind: 'dropped' | 'rejected'; readonly by: Decider; readonly how: string; readonly onlySomePeers: boolean }
  | { readonly kind: 'redirected'; readonly by: Decider; readonly address: string | null; readonly port: number }
  /** A rule looked at something that can't be known from here. */
  | { readonly kind: 'undecided'; readonly rule: string };
