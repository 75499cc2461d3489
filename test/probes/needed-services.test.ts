import { expect, test } from 'vitest';
import { parseMasterCf } from '../../src/postfix/master-cf.ts';
import probe from '../../src/probes/needed-services.ts';

const LINES = [
  'pickup unix n - y 60 1 pickup',
  'cleanup unix n - y - 0 cleanup',
  'rewrite unix - - y - - trivial-rewrite',
  'bounce unix - - y - 0 bounce',
  'defer unix - - y - 0 bounce',
];
const ask = (lines: readonly string[], off = '') => {
  const master = { ok: true as const, value: parseMasterCf(`${lines.join('\n')}\n`, '/etc/postfix/master.cf') };
  return probe.interpret({ master, off }, { instance: { name: '-', config: '/etc/postfix' } });
};

test('says nothing when all are there', () => expect(ask(LINES).outcome).toEqual({ kind: 'all-there' }));

test('names each that is missing, commented out or switched off', () => {
  const without = LINES.map((line) => (line.startsWith('pickup') ? `#${line}` : line)).filter((line) => !line.startsWith('bounce'));
  expect(ask(without).outcome).toMatchObject({ kind: 'missing', items: [{ service: 'pickup' }, { service: 'bounce' }] });
});

test('what could not be read is unknown', () => {
  const failure = { ok: false as const, kind: 'denied' as const, reason: 'closed', what: '/etc/postfix/master.cf' };
  expect(probe.interpret({ master: failure, off: '' }, { instance: { name: '-', config: '/etc/postfix' } }).outcome).toMatchObject({
    kind: 'unknown',
    reason: 'closed',
  });
});
