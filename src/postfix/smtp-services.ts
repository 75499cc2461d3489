import type { CommentedService, MasterCf, MasterService } from './master-cf.ts';

/** Programs that speak SMTP with clients on an inet service. */
const SMTP_PROGRAMS = new Set(['smtpd', 'postscreen']);

/** Services of master.cf on which clients are answered in SMTP. */
export const smtpServices = (master: MasterCf): readonly MasterService[] =>
  counting(master).filter(({ type, command }) => type === 'inet' && SMTP_PROGRAMS.has(command));

/** Inet services at a port, whatever program they start. */
export const servicesAtPort = (master: MasterCf, port: number): readonly MasterService[] =>
  counting(master).filter(({ type, listens }) => type === 'inet' && listens?.portNumber === port);

/** SMTP servers behind a comment sign that would open the port. The line for postscreen comes so with every master.cf, and says nothing. */
export const commentedAtPort = (master: MasterCf, port: number): readonly CommentedService[] =>
  master.commentedOut.filter(({ type, listens, command }) => type === 'inet' && listens?.portNumber === port && command === 'smtpd');

/** The last line of a name and type is the one that counts. */
const counting = (master: MasterCf): readonly MasterService[] =>
  master.services.filter((service) => master.service(service.name, service.type) === service);

export const isLoopback = (address: string): boolean =>
  /^127\.\d+\.\d+\.\d+$/.test(address) ||
  /^(::1|localhost|localhost\.localdomain|ip6-localhost|ip6-loopback|localhost4|localhost6)$/.test(address);

/**
 * Is a service switched off by master_service_disable? The list holds types ("inet") and names with type ("smtp/inet"), and `!` excepts
 * (postconf(5)); a table in it can't be judged here.
 */
export function disabledBy(list: readonly string[], { name, type }: Pick<MasterService, 'name' | 'type'>): string | null {
  for (const item of list) {
    const pattern = item.replace(/^!+/, '');
    if (pattern !== type && pattern !== `${name}/${type}`) continue;
    return item.startsWith('!') ? null : item;
  }
  return null;
}
