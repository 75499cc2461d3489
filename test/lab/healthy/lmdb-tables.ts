import { defineHealthy } from '../types.ts';

export default defineHealthy({
  id: 'lmdb-tables',
  setup: `
    set_parameter 'default_database_type = lmdb'
    set_parameter 'alias_maps = lmdb:/etc/aliases'
    set_parameter 'alias_database = lmdb:/etc/aliases'
    set_parameter 'transport_maps = lmdb:/etc/postfix/transport'
    set_parameter 'smtp_tls_session_cache_database = lmdb:$data_directory/smtp_scache'
    put_line /etc/postfix/transport 'other.test smtp:[198.51.100.25]'
    postmap lmdb:/etc/postfix/transport
    rm -f /etc/aliases.db
    newaliases
    restart_postfix`,
  proof: `
    test -s /etc/aliases.lmdb
    send root
    wait_log 'orig_to=<root>.*status=sent'
    send someone@other.test
    wait_log 'to=<someone@other.test>, relay=198.51.100.25.*status=sent'`,
});
