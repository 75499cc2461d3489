import { defineFault } from '../types.ts';

export default defineFault({
  id: 'default-gateway-silent',
  finding: 'default-gateway-silent',
  inject: `
    ip route replace default via 192.0.2.254
    send someone@other.test`,
  symptom: `wait_log 'to=<someone@other.test>.*No route to host' 25`,
});
