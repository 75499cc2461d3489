import { expect, test } from 'vitest';
import { postmedic } from './run.ts';

test('with an empty PATH check is incomplete: status 2, no finding, every probe unchecked', () => {
  const { status, stdout } = postmedic(['check', '--json'], { env: { PATH: '' } });
  const document = JSON.parse(stdout);
  expect({ status, verdict: document.verdict, findings: document.findings }).toEqual({ status: 2, verdict: 'incomplete', findings: [] });
  const unchecked = new Set(document.unchecked.map((one: { probe: string }) => one.probe));
  const asked = postmedic(['flows', 'graph']).stdout.matchAll(/<br>probe ([a-z0-9-]+)/g);
  for (const [, probe] of asked) expect(unchecked).toContain(probe);
});
