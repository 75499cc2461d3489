/** What a parameter may hold, as far as its compiled-in default tells: `5s` a time, `yes` a yes-or-no, `100` a whole number. */
export type ValueKind = 'time' | 'number' | 'yes-no' | 'text';

/** Parameters whose default looks like a number but whose value is a version, a list, a level or a fraction (postconf(5)). */
const NOT_NUMBERS: ReadonlySet<string> = new Set([
  'compatibility_level',
  'default_destination_concurrency_negative_feedback',
  'default_destination_concurrency_positive_feedback',
  'lmtp_tcp_port',
  'lmtp_tls_loglevel',
  'mail_release_date',
  'milter_protocol',
  'process_id',
  'smtp_tls_loglevel',
  'smtpd_tls_loglevel',
  'tlsproxy_tls_loglevel',
]);

/** @param compiledDefault what `postconf -d` prints for the name. */
export function valueKind(name: string, compiledDefault: string): ValueKind {
  if (/^\d+[smhdw]$/.test(compiledDefault)) return 'time';
  if (compiledDefault === 'yes' || compiledDefault === 'no') return 'yes-no';
  return /^\d+$/.test(compiledDefault) && !NOT_NUMBERS.has(name) ? 'number' : 'text';
}

const SIZES: ReadonlySet<string> = new Set([
  'lmdb_map_size',
  'mailbox_size_limit',
  'message_size_limit',
  'queue_minfree',
  'virtual_mailbox_limit',
]);
const MAX_NUMBER = 2 ** 31 - 1;

/**
 * Would Postfix take this expanded value? If not, it stops with `bad time value or unit`, `bad numerical configuration` or `bad boolean
 * configuration`. Limits of single parameters are not known here.
 */
export function isGoodValue(name: string, kind: ValueKind, value: string): boolean {
  switch (kind) {
    case 'time':
      return /^[ \t]*\+?\d+([smhdw].*)?$/.test(value);
    case 'yes-no':
      return /^(yes|no)$/i.test(value);
    case 'number':
      return /^[ \t]*[+-]?\d+$/.test(value) && (SIZES.has(name) || Math.abs(Number(value)) <= MAX_NUMBER);
    case 'text':
      return true;
  }
}

/**
 * Numbers, times and yes-or-no parameters that every Postfix program reads when it starts: one bad value among these stops all of
 * them. Other parameters stop only the programs that use them. Seen with 3.7.11 by giving each parameter a bad value.
 */
export const READ_BY_ALL: ReadonlySet<string> = new Set([
  'address_verify_negative_cache',
  'application_event_drain_time',
  'backwards_bounce_logfile_compatibility',
  'berkeley_db_create_buffer_size',
  'berkeley_db_read_buffer_size',
  'daemon_table_open_error_is_fatal',
  'daemon_timeout',
  'debug_peer_level',
  'default_process_limit',
  'delay_logging_resolution_limit',
  'deliver_lock_attempts',
  'deliver_lock_delay',
  'disable_dns_lookups',
  'disable_mime_input_processing',
  'disable_mime_output_conversion',
  'dns_ncache_ttl_fix_enable',
  'dont_remove',
  'enable_idna2003_compatibility',
  'enable_long_queue_ids',
  'enable_original_recipient',
  'fault_injection_code',
  'fork_attempts',
  'fork_delay',
  'hash_queue_depth',
  'header_address_token_limit',
  'header_size_limit',
  'helpful_warnings',
  'in_flow_delay',
  'ipc_idle',
  'ipc_timeout',
  'ipc_ttl',
  'line_length_limit',
  'lmdb_map_size',
  'max_idle',
  'max_use',
  'message_size_limit',
  'mime_boundary_length_limit',
  'mime_nesting_limit',
  'multi_instance_enable',
  'owner_request_special',
  'send_cyrus_sasl_authzid',
  'soft_bounce',
  'stale_lock_time',
  'strict_7bit_headers',
  'strict_8bitmime',
  'strict_8bitmime_body',
  'strict_mime_encoding_domain',
  'strict_smtputf8',
  'tcp_windowsize',
  'trigger_timeout',
]);
