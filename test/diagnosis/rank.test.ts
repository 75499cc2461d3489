import { expect, test } from 'vitest';
import { toFindings } from '../../src/diagnosis/findings.ts';
import { knowledgeOf, page, raised } from './pages.ts';

const keys = (findings: ReturnType<typeof toFindings>) => findings.map((finding) => finding.key);

test('a cause stands before what it explains and takes its severity', () => {
  const pages = [
    page('symptom', { section: 1 }),
    page('cause', { section: 2, severity: 'warning', explains: [{ id: 'symptom', when: 'same-instance' }] }),
  ];
  const findings = toFindings([raised('symptom'), raised('cause')], knowledgeOf(pages), []);
  expect(keys(findings)).toEqual(['cause@-:cause', 'symptom@-:symptom']);
  expect(findings[0]?.severity).toBe('problem');
  expect(findings[1]?.explainedBy).toEqual(['cause@-:cause']);
});

test('explains nothing of another instance, unless it says same-host', () => {
  const effect = raised('symptom', { instance: 'two' });
  const narrow = [page('symptom'), page('cause', { explains: [{ id: 'symptom', when: 'same-instance' }] })];
  const wide = [page('symptom'), page('cause', { explains: [{ id: 'symptom', when: 'same-host' }] })];
  expect(toFindings([effect, raised('cause')], knowledgeOf(narrow), []).flatMap((one) => one.explainedBy)).toEqual([]);
  expect(toFindings([effect, raised('cause')], knowledgeOf(wide), []).flatMap((one) => one.explainedBy)).toEqual(['cause@-:cause']);
});

test('same-subject explains only its own subject', () => {
  const subject = { kind: 'file', name: '{{path}}' };
  const pages = [page('symptom', { subject }), page('cause', { subject, explains: [{ id: 'symptom', when: 'same-subject' }] })];
  const at = (id: string, path: string) => raised(id, { facts: { path } });
  const findings = toFindings([at('symptom', '/a'), at('symptom', '/b'), at('cause', '/a')], knowledgeOf(pages), []);
  expect(Object.fromEntries(findings.map((one) => [one.key, one.explainedBy]))).toMatchObject({
    'symptom@-:/a': ['cause@-:/a'],
    'symptom@-:/b': [],
  });
});

test('sorts causes by severity, certainty, then the section', () => {
  const pages = [page('note', { severity: 'note' }), page('late', { section: 2 }), page('early'), page('maybe')];
  const findings = toFindings(
    [raised('note'), raised('maybe', { certainty: 'possible' }), raised('late'), raised('early')],
    knowledgeOf(pages),
    [],
  );
  expect(findings.map((one) => one.id)).toEqual(['early', 'late', 'maybe', 'note']);
});
