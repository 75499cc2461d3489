import { compare } from './relation.ts';

/** What Postfix 3.9 no longer has, with what stands for it since (its DEPRECATION_README): smtpd(8) answers 451 4.3.5 to whoever comes to one. */
const REMOVED: Readonly<Record<string, string>> = {
  check_relay_domains: 'reject_unauth_destination',
  permit_naked_ip_address: 'permit_mynetworks or permit_sasl_authenticated',
  reject_maps_rbl: 'reject_rbl_client with the domain of each list',
};

/** What to write instead of a restriction that this version no longer has; null where it has it. @param version mail_version */
export function replacedBy(restriction: string, version: string | undefined): string | null {
  const release = version?.replace(/-.*/, '') ?? '';
  return compare(release, { relation: '>=', levels: true }, '3.9') ? (REMOVED[restriction] ?? null) : null;
}
