import type { Values } from './render.ts';

export interface InstanceNames {
  readonly name: string;
  readonly config: string;
}

/** The configuration directory that Postfix commands use when no `-c` is given (postconf(1), all Debian and upstream builds). */
const DEFAULT_CONFIG = '/etc/postfix';

/** `{{postfix}}` and `{{postconf}}`: the command, with `-c DIR` where it isn't the default instance's. */
export function commandValues(instance: InstanceNames): Values {
  const flag = instance.config === DEFAULT_CONFIG ? '' : ` -c ${instance.config}`;
  return { postfix: `postfix${flag}`, postconf: `postconf${flag}` };
}

/** `{{instance.name}}`, `{{instance.config}}` … for texts. */
export function instanceValues(instance: { readonly [field: string]: unknown } & InstanceNames): Values {
  const entries = Object.entries(instance).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  return Object.fromEntries(entries.map(([field, value]) => [`instance.${field}`, value as string | number | boolean]));
}
