import { expect, test } from 'vitest';
import { openHost } from '../../src/host/open.ts';

test('with an empty search path nothing is looked at, and every call says so', async () => {
  const host = openHost({ path: '' }).host();
  const results = await Promise.all([host.run(['postconf']), host.readFile('/etc/passwd'), host.processes(), host.now()]);
  for (const result of results)
    expect(result).toEqual({ ok: false, kind: 'not-found', what: 'PATH', reason: 'the search path for programs (PATH) is empty' });
});
