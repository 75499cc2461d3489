import { type AddressRange, contains, prefixBits } from '../../../postfix/network.ts';
import type { Answer, Condition, Family, Packet } from './model.ts';

/** What a rule can ask about the first packet of a connection. Both readers (nft and iptables) build on these. */

export const always: Condition = { answer: () => 'yes' };
export const never: Condition = { answer: () => 'no' };
/** Looks at something that can't be known from here (a mark, the time, a program in user space). */
export const perhaps: Condition = { answer: () => 'perhaps' };

export const not = (condition: Condition): Condition => ({ ...condition, answer: (packet) => opposite(condition.answer(packet)) });
export const test = (holds: (packet: Packet) => boolean): Condition => ({ answer: (packet) => (holds(packet) ? 'yes' : 'no') });

const opposite = (answer: Answer): Answer => (answer === 'perhaps' ? 'perhaps' : answer === 'yes' ? 'no' : 'yes');

/** "no" as soon as one says no; "perhaps" if one can't be known. */
export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('perhaps') ? 'perhaps' : 'yes';
}
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('perhaps') ? 'perhaps' : 'no';
}

export type PortRange = readonly [first: number, last: number];
export const destinationPort = (ranges: readonly PortRange[]): Condition => ({
  ...test(({ port }) => ranges.some(([first, last]) => port >= first && port <= last)),
  aboutPort: ranges.some(([first, last]) => last - first < 1000),
});

/** Clients take their own port from above 1023 (RFC 6056). */
export const sourcePort = (ranges: readonly PortRange[]): Condition =>
  eitherWay(clientPort(ranges), ({ fromPort }) => (ranges.some(([first, last]) => fromPort >= first && fromPort <= last) ? 'yes' : 'no'));

function clientPort(ranges: readonly PortRange[]): Condition {
  if (ranges.some(([first, last]) => first <= 1024 && last >= 65535)) return always;
  return ranges.every(([, last]) => last < 1024) ? never : perhaps;
}

/** Another question for answers to connections of ours than for first packets. */
export const eitherWay = (first: Condition, answered: (answer: NonNullable<Packet['answer']>) => Answer): Condition => ({
  ...first,
  answer: (packet) => (packet.answer === undefined ? first.answer(packet) : answered(packet.answer)),
});

/** The other end of the connection is any ordinary host of the Internet: a narrow network doesn't match it, the whole Internet does. */
export const peerAddress = (ranges: readonly AddressRange[]): Condition => ({
  aboutPeer: true,
  answer: ({ family }) => any(ranges.filter((range) => range.family === family).map(breadth)),
});

function breadth(range: AddressRange): Answer {
  const bits = prefixBits(range);
  const { everything, narrow } = range.family === 'ipv4' ? { everything: 0, narrow: 7 } : { everything: 3, narrow: 10 };
  return bits <= everything ? 'yes' : bits >= narrow ? 'no' : 'perhaps';
}

export const ownAddress = (ranges: readonly AddressRange[]): Condition =>
  test((packet) => ranges.some((range) => contains(range, packet.ownAddress)));

export const sourceAddress = (ranges: readonly AddressRange[]): Condition => byDirection(peerAddress(ranges), ownAddress(ranges));
export const destinationAddress = (ranges: readonly AddressRange[]): Condition => byDirection(ownAddress(ranges), peerAddress(ranges));

function byDirection(incoming: Condition, outgoing: Condition): Condition {
  return { ...incoming, ...outgoing, answer: (packet) => (packet.direction === 'in' ? incoming : outgoing).answer(packet) };
}

/** Interface names may end in `*` (nft) or `+` (iptables). */
export const interfaceIs = (side: 'in' | 'out', names: readonly string[]): Condition =>
  test((packet) => packet.direction === side && names.some((name) => nameMatches(name, packet.interface)));

function nameMatches(pattern: string, name: string): boolean {
  return /[*+]$/.test(pattern) ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

export const familyIs = (family: Family): Condition => test((packet) => packet.family === family);
export const protocolIs = (names: readonly string[]): Condition =>
  test(({ protocol = 'tcp' }) => names.some((name) => NUMBERS[protocol].some((known) => known === name.toLowerCase())));
const NUMBERS = { tcp: ['tcp', '6', 'all', '0'], udp: ['udp', '17', 'all', '0'] } as const;
/** A question about the header of one protocol: packets of the other don't match, whatever the value is. */
export const within = (name: 'tcp' | 'udp', condition: Condition): Condition => ({
  ...condition,
  answer: (packet) => ((packet.protocol ?? 'tcp') === name ? condition.answer(packet) : 'no'),
});
export const connectionState = (states: readonly string[]): Condition =>
  test(({ answer }) => states.some((state) => state.toLowerCase() === (answer === undefined ? 'new' : 'established')));
export const senderIs = (owners: readonly string[]): Condition => ({
  answer: ({ sender, direction }) => {
    if (direction === 'in') return 'no';
    return sender === undefined ? 'perhaps' : owners.some((owner) => owner === sender.name || owner === String(sender.uid)) ? 'yes' : 'no';
  },
});
export const redirectedBefore: Condition = test(({ redirected }) => redirected === true);
