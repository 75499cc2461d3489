import { isTable, parseRestrictions, RECIPIENT_LISTS, type Restriction } from './smtpd-restrictions.ts';

/** What happens to mail from a stranger to a domain that isn't ours. */
export type RelayVerdict =
  | { readonly kind: 'refused' }
  /** `by`: the restriction that lets it through, in the list named. */
  | { readonly kind: 'relayed'; readonly list: string; readonly by: string }
  /** A table or a policy server decides. */
  | { readonly kind: 'undecided'; readonly by: string };

export interface RelaySettings {
  /** The expanded value for this service. */
  value(name: string): string | undefined;
  /** mynetworks takes in strangers. */
  readonly strangersAreTrusted: boolean;
  /** relay_domains takes in every domain. */
  readonly everyDomainIsOurs: boolean;
}

type Step = 'next' | 'permit' | 'reject' | 'undecided';
interface Course {
  readonly settings: RelaySettings;
  readonly undecided: string[];
}

/** Follows a stranger's RCPT through all lists as smtpd(8) does: one list that rejects is enough, a permit ends its own list only. */
export function relayVerdict(settings: RelaySettings): RelayVerdict {
  const undecided: string[] = [];
  let by: { list: string; by: string } | null = null;
  for (const list of RECIPIENT_LISTS) {
    const end = walk(parseRestrictions(settings.value(list) ?? ''), { settings, undecided }, 0);
    if (end.step === 'reject') return { kind: 'refused' };
    if (end.step === 'permit' && /relay|recipient/.test(list)) by ??= { list, by: end.by };
  }
  const trusted = by !== null && TRUST.has(by.by);
  if (undecided[0] !== undefined && !trusted) return { kind: 'undecided', by: undecided[0] };
  if (by === null && settings.everyDomainIsOurs)
    return { kind: 'relayed', list: 'smtpd_relay_restrictions', by: 'reject_unauth_destination' };
  return by === null ? { kind: 'undecided', by: 'the end of all lists' } : { kind: 'relayed', ...by };
}

/** A table before these may make exceptions, but doesn't change that strangers are meant. */
const TRUST = new Set(['permit_mynetworks', 'permit_auth_destination', 'reject_unauth_destination', 'defer_unauth_destination']);

function walk(restrictions: readonly Restriction[], course: Course, depth: number): { step: Step; by: string } {
  let withoutEffect = false;
  for (const restriction of restrictions) {
    if (restriction.name === 'warn_if_reject') {
      withoutEffect = true;
      continue;
    }
    const step = stepOf(restriction, course, depth);
    const counts = !(withoutEffect && step === 'reject');
    withoutEffect = false;
    if (step === 'undecided') course.undecided.push([restriction.name, restriction.argument ?? ''].join(' ').trim());
    if ((step === 'permit' || step === 'reject') && counts) return { step, by: restriction.name };
  }
  return { step: 'next', by: '' };
}

const REFUSES = new Set(['reject', 'defer', 'defer_if_permit', 'check_relay_domains']);
/** Ask about something that an ordinary stranger passes or doesn't have. */
const PASSES =
  /^(permit_sasl_authenticated|permit_tls_clientcerts|permit_inet_interfaces|permit_naked_ip_address|permit_mx_backup|sleep|defer_if_reject|reject_\w+)$/;

function stepOf({ name, argument }: Restriction, { settings, undecided }: Course, depth: number): Step {
  const { strangersAreTrusted, everyDomainIsOurs } = settings;
  if (name === 'permit') return 'permit';
  if (name === 'permit_mynetworks') return strangersAreTrusted ? 'permit' : 'next';
  if (name === 'permit_auth_destination') return everyDomainIsOurs ? 'permit' : 'next';
  if (/^(reject|defer)_unauth_destination$/.test(name)) return everyDomainIsOurs ? 'next' : 'reject';
  if (REFUSES.has(name)) return 'reject';
  if (PASSES.test(name)) return 'next';
  const fixed = staticAnswer(argument ?? name);
  if (fixed !== null) return fixed;
  const inner = isTable(name) || depth > 8 ? undefined : settings.value(name);
  if (inner === undefined) return 'undecided';
  return walk(parseRestrictions(inner), { settings, undecided }, depth + 1).step;
}

/** A `static:` table gives everybody the same answer (access(5)). */
function staticAnswer(table: string): Step | null {
  const answer = /^static:\{?\s*(\w+)/.exec(table)?.[1]?.toLowerCase();
  if (answer === undefined) return null;
  if (answer === 'ok' || answer === 'permit' || answer === 'relay' || /^\d+$/.test(answer))
    return /^[45]\d\d$/.test(answer) ? 'reject' : 'permit';
  if (answer === 'dunno') return 'next';
  return answer === 'reject' || answer === 'defer' ? 'reject' : 'undecided';
}
