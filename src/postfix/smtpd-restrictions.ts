import { splitList } from './lists.ts';

/** Lists that smtpd(8) goes through before it accepts a recipient, in this order (smtpd_delay_reject = yes), and those after. */
export const RECIPIENT_LISTS = [
  'smtpd_client_restrictions',
  'smtpd_helo_restrictions',
  'smtpd_sender_restrictions',
  'smtpd_relay_restrictions',
  'smtpd_recipient_restrictions',
] as const;
export const ALL_LISTS = [
  ...RECIPIENT_LISTS,
  'smtpd_data_restrictions',
  'smtpd_end_of_data_restrictions',
  'smtpd_etrn_restrictions',
] as const;

/** One restriction with what belongs to it. */
export interface Restriction {
  /** In small letters; for a bare table (`hash:/etc/postfix/access`) the whole item. */
  readonly name: string;
  readonly argument: string | null;
}

const WITH_ARGUMENT =
  /^(check_([a-z]+_)*access|check_policy_service|(reject|permit)_(rbl|rhsbl|dnswl|rhswl)(_[a-z_]+)?|sleep|reject_maps_rbl_domain)$/;
const PLAIN = new Set(
  `permit reject defer defer_if_permit defer_if_reject warn_if_reject permit_auth_destination permit_mynetworks permit_inet_interfaces
  permit_sasl_authenticated permit_tls_all_clientcerts permit_tls_clientcerts permit_naked_ip_address permit_mx_backup
  reject_unauth_destination defer_unauth_destination check_relay_domains check_recipient_maps reject_unauth_pipelining
  reject_invalid_helo_hostname reject_invalid_hostname reject_non_fqdn_helo_hostname reject_non_fqdn_hostname
  reject_unknown_helo_hostname reject_unknown_hostname reject_unknown_client_hostname reject_unknown_client
  reject_unknown_reverse_client_hostname reject_unknown_forward_client_hostname reject_plaintext_session reject_maps_rbl
  reject_non_fqdn_sender reject_non_fqdn_recipient reject_non_fqdn_address reject_unknown_sender_domain
  reject_unknown_recipient_domain reject_unknown_address reject_unverified_sender reject_unverified_recipient
  reject_unlisted_sender reject_unlisted_recipient reject_multi_recipient_bounce reject_sender_login_mismatch
  reject_authenticated_sender_login_mismatch reject_known_sender_login_mismatch
  reject_unauthenticated_sender_login_mismatch`.split(/\s+/),
);
/** Postfix reads the whole access family alike; the names are closed. */
const ACCESS = /^check_(client|reverse_client_hostname|helo|sender|recipient)(_a|_mx|_ns)?_access$|^check_(etrn|ccert|sasl)_access$/;
const LISTED =
  /^(reject_rbl|reject_rbl_client|permit_dnswl_client|permit_rhswl_client|reject_rhsbl_(client|reverse_client|helo|sender|recipient))$/;

/** All names of Postfix 3.10 and older; a class that the configuration defines is a name too. */
export const isKnownRestriction = (name: string, classes: ReadonlySet<string>): boolean =>
  PLAIN.has(name) ||
  ACCESS.test(name) ||
  LISTED.test(name) ||
  /^(check_policy_service|sleep)$/.test(name) ||
  classes.has(name) ||
  isTable(name);

/** Names that may be meant by a misspelt one. */
export const knownNames = (): readonly string[] => [
  ...PLAIN,
  'check_policy_service',
  'reject_rbl_client',
  ...['client', 'reverse_client_hostname', 'helo', 'sender', 'recipient'].map((kind) => `check_${kind}_access`),
  ...['client', 'reverse_client', 'helo', 'sender', 'recipient'].map((kind) => `reject_rhsbl_${kind}`),
];

export const isTable = (name: string): boolean => /^[a-z_]+:./.test(name);

/** Reads the value of a restriction list: arguments are taken with the name that wants them. */
export function parseRestrictions(value: string): readonly Restriction[] {
  const items = splitList(value);
  const restrictions: Restriction[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at] ?? '';
    const name = isTable(item) ? item : item.toLowerCase();
    const takes = WITH_ARGUMENT.test(name);
    restrictions.push({ name, argument: takes ? (items[at + 1] ?? null) : null });
    if (takes) at += 1;
  }
  return restrictions;
}
