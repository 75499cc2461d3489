import { defineFault } from '../types.ts';

export default defineFault({
  id: 'myorigin-several-names',
  finding: 'myorigin-several-names',
  inject: `
    stop_postfix
    drop_lines /etc/postfix/main.cf '^myorigin *='
    put_line /etc/postfix/main.cf 'myorigin = example.test, example.org'
    settle
    start_postfix`,
  symptom: `
    fails dial 127.0.0.1 25
    wait_log "must not contain multiple values"`,
  variants: [
    {
      name: 'in-mailname',
      inject: `
        stop_postfix
        echo '# the mail name' > /etc/mailname
        start_postfix`,
    },
  ],
});
