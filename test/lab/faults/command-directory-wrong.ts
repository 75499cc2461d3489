import { defineFault } from '../types.ts';

export default defineFault({
  id: 'command-directory-wrong',
  finding: 'command-directory-wrong',
  inject: `
    stop_postfix
    set_parameter 'command_directory = /usr/local/sbin'
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'with-a-line-end',
      inject: `
        stop_postfix
        put_line /etc/postfix/main.cf 'command_directory = /usr/sbin;'
        start_postfix`,
    },
  ],
});
