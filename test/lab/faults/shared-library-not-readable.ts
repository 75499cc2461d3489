import { defineFault } from '../types.ts';

export default defineFault({
  id: 'shared-library-not-readable',
  finding: 'shared-library-not-readable',
  inject: 'chmod 600 /usr/lib/postfix/libpostfix-global.so',
  symptom: 'fails setpriv --reuid=alice --regid=alice --clear-groups mailq',
  variants: [{ name: 'system-library', inject: 'chmod 640 "$(readlink -f /usr/lib/*-linux-gnu/libdb-5.3.so)"' }],
});
