import { splitList } from './lists.ts';
import type { MasterService } from './master-service.ts';

/** Does master_service_disable switch this service off? Items are `name/type` or a type alone, `!` takes back (postconf(5)). */
export function isDisabled({ name, type }: MasterService, masterServiceDisable: string): boolean {
  for (const item of splitList(masterServiceDisable)) {
    const wanted = item.replace(/^!/, '');
    if (wanted === type || wanted === `${name}/${type}` || wanted === `${name}.${type}`) return !item.startsWith('!');
  }
  return false;
}
