import { defineFault } from '../types.ts';

export default defineFault({
  id: 'bad-parameter-value',
  finding: 'bad-parameter-value',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^message_size_limit *='
    put_line /etc/postfix/main.cf 'message_size_limit = 10MB'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "bad numerical configuration: message_size_limit"`,
  variants: [
    {
      name: 'boolean',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^soft_bounce *='
        put_line /etc/postfix/main.cf 'soft_bounce = maybe'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "bad boolean configuration"`,
    },
    {
      name: 'too-small',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^default_process_limit *='
        put_line /etc/postfix/main.cf 'default_process_limit = 0'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "invalid default_process_limit"`,
    },
    {
      name: 'empty',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^syslog_name *='
        put_line /etc/postfix/main.cf 'syslog_name ='
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        postconf -h syslog_name | grep -x ''`,
    },
    {
      name: 'facility',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^syslog_facility *='
        put_line /etc/postfix/main.cf 'syslog_facility = local8'
        settle
        start_postfix`,
      symptom: 'fails dial 127.0.0.1 25',
    },
    {
      name: 'protocol',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^inet_protocols *='
        put_line /etc/postfix/main.cf 'inet_protocols = ipv5'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "unknown inet_protocols value"`,
    },
    {
      name: 'compatibility',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^compatibility_level *='
        put_line /etc/postfix/main.cf 'compatibility_level = latest'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "malformed compatibility level"`,
    },
    {
      name: 'instances-without-wrapper',
      inject: `
        mkdir /etc/postfix-two
        cp /etc/postfix/*.cf /etc/postfix-two
        stop_postfix
        drop_lines /etc/postfix/main.cf '^multi_instance_directories *='
        put_line /etc/postfix/main.cf 'multi_instance_directories = /etc/postfix-two'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "multi_instance_wrapper is empty"`,
    },
    {
      name: 'loop',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^mydestination *='
        put_line /etc/postfix/main.cf 'mydestination = $mydestination localhost'
        settle
        start_postfix`,
      symptom: 'fails dial 127.0.0.1 25',
    },
    {
      name: 'brace',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^relay_domains *='
        put_line /etc/postfix/main.cf 'relay_domains = \${mydestination'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "macro processing error"`,
    },
    {
      name: 'inline-comment',
      inject: `
        stop_postfix
        drop_lines /etc/postfix/main.cf '^max_use *='
        put_line /etc/postfix/main.cf 'max_use = 100 # as before'
        settle
        start_postfix`,
      symptom: `
        fails dial 127.0.0.1 25
        wait_log "bad numerical configuration: max_use"`,
    },
    {
      name: 'while-running',
      inject: `
        put_line /etc/postfix/main.cf 'daemon_timeout = 5 hours'
        settle`,
      symptom: `
        postqueue -p 2>&1 | grep 'bad time value'`,
    },
  ],
});
