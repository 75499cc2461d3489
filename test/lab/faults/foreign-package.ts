import { defineFault } from '../types.ts';

/** Rewrites the installed version in dpkg's database, as `dpkg -i` of another release's package would leave it. */
const INSTALLED = (version: string) => `sed -i '/^Package: postfix$/,/^$/s/^Version: .*/Version: ${version}/' /var/lib/dpkg/status`;

export default defineFault({
  id: 'foreign-package',
  finding: 'foreign-package',
  inject: `
    stop_postfix
    ${INSTALLED('3.11.5-1+deb14u1')}
    for program in smtpd master; do sed -i 's/GLIBC_2\\.34/GLIBC_2.43/' /usr/lib/postfix/sbin/$program; done
    start_postfix`,
  symptom: `
    fails start_postfix
    fails dial 127.0.0.1 25`,
  variants: [
    {
      name: 'other-processor',
      inject: `
        stop_postfix
        for program in /usr/lib/postfix/sbin/*; do
          [ "$(head -c 4 $program | tail -c 3)" = ELF ] && printf '\\xb7\\x00' | dd of=$program bs=1 seek=18 conv=notrunc 2> /dev/null
        done
        start_postfix`,
    },
    {
      name: 'other-libraries',
      inject: `
        stop_postfix
        ${INSTALLED('3.8.6-1build2ubuntu1')}
        sed -i 's/libicuuc\\.so\\.7[0-9]/libicuuc.so.74/' /usr/lib/postfix/libpostfix-util.so
        start_postfix`,
    },
  ],
});
