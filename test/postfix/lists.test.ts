import { expect, test } from 'vitest';
import { splitList } from '../../src/postfix/lists.ts';

test.each([
  ['', []],
  ['all', ['all']],
  ['127.0.0.1, [::1]\t192.0.2.10,,', ['127.0.0.1', '[::1]', '192.0.2.10']],
  ['a { b, c } d', ['a', 'b, c', 'd']],
  ['check_policy_service { inet:x, timeout=3 }', ['check_policy_service', 'inet:x, timeout=3']],
])('%s', (value, items) => expect(splitList(value)).toEqual(items));
