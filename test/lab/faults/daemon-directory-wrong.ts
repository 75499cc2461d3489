import { defineFault } from '../types.ts';

export default defineFault({
  id: 'daemon-directory-wrong',
  finding: 'daemon-directory-wrong',
  inject: `
    stop_postfix
    set_parameter 'daemon_directory = /usr/libexec/postfix'
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'by-variable',
      inject: `
        stop_postfix
        put_line /etc/postfix/main.cf 'prefix = /opt/postfix'
        put_line /etc/postfix/main.cf 'daemon_directory ='
        put_line /etc/postfix/main.cf '   $prefix/sbin'
        start_postfix`,
    },
    {
      name: 'parent-directory',
      inject: `
        stop_postfix
        put_line /etc/postfix/main.cf 'daemon_directory=/usr/lib/postfix'
        start_postfix`,
    },
  ],
});
