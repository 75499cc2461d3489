import { describe, expect, test } from 'vitest';
import mainCf from '../../src/probes/main-cf.ts';
import masterCf from '../../src/probes/master-cf.ts';
import skippedServices from '../../src/probes/skipped-services.ts';
import { ask } from './ask.ts';

const MAIN = '/etc/postfix/main.cf';
const MASTER = '/etc/postfix/master.cf';
const SMTP = 'smtp inet n - y - - smtpd\n';

describe('main.cf', () => {
  test('good', async () => expect((await ask(mainCf, { files: { [MAIN]: 'a = b\n  c\n# d\n' } })).outcome.kind).toBe('good'));
  test.each([
    ['a = b\nthis is garbage\nmore of it\n', 2, /no "="/, [2, 3]],
    ['<<<<<<< HEAD\na = b\n', 1, /no "="/, [1]],
    ['a = b\n= c\n', 2, /no name/, [2]],
  ])('%j', async (text, line, why, lines) => {
    const { outcome, evidence } = await ask(mainCf, { files: { [MAIN]: text } });
    expect(outcome).toMatchObject({ kind: 'syntax', file: MAIN, line, lines, why: expect.stringMatching(why) });
    expect(evidence[0]?.source).toBe(`${MAIN}:${line}`);
  });
  test('binary junk is shown without its control bytes', async () => {
    const { outcome } = await ask(mainCf, { files: { [MAIN]: '\u0001\u001b[31mELF\u0007\n' } });
    expect(outcome).toMatchObject({ kind: 'syntax', text: '??[31mELF?' });
  });
  test('gone, or a link that leads nowhere', async () => {
    expect((await ask(mainCf, {})).outcome).toMatchObject({ kind: 'missing', detail: `there is no ${MAIN}` });
    expect((await ask(mainCf, { links: { [MAIN]: '/srv/main.cf' } })).outcome.detail).toMatch(/link to \/srv\/main.cf/);
  });
  test('a directory in its place', async () => {
    expect((await ask(mainCf, { stats: { [MAIN]: { type: 'directory' } } })).outcome).toMatchObject({ kind: 'no-file' });
  });
  test('who may not read it knows nothing', async () => {
    expect((await ask(mainCf, { files: { [MAIN]: 'denied' }, stats: { [MAIN]: {} } })).outcome).toMatchObject({
      kind: 'unknown',
      failure: 'denied',
    });
  });
});

describe('master.cf', () => {
  const kindOf = async (text: string) => (await ask(masterCf, { files: { [MASTER]: text } })).outcome;
  test.each([
    [SMTP, 'good'],
    ['', 'empty'],
    ['# only this\n', 'empty'],
    [`${SMTP}policy unix - n n\n`, 'field-count'],
    [`${SMTP}policy tcp - n n - 0 spawn\n`, 'bad-type'],
    ['smtp inet n - yes - - smtpd\n', 'bad-field'],
    ['pickup unix n - y 1m 1 pickup\n', 'bad-field'],
    ['qmgr unix n - n 300 -1 qmgr\n', 'bad-field'],
    [`${SMTP}x unix - - y - - smtp -o { a = b\n`, 'unclosed-brace'],
    [`${SMTP}x unix - - y - - smtp -o { a = b }\n`, 'good'],
  ])('%j is %s', async (text, kind) => expect((await kindOf(text)).kind).toBe(kind));
  test('the first line that stops Postfix is named', async () => {
    expect(await kindOf(`${SMTP}a tcp - n n - 0 b\nc unix\n`)).toMatchObject({ kind: 'bad-type', line: 2, detail: 'tcp' });
  });
  test('gone', async () => expect((await ask(masterCf, {})).outcome.kind).toBe('missing'));
});

describe('indented services at the top', () => {
  const skipped = async (text: string) => (await ask(skippedServices, { files: { [MASTER]: text } })).outcome;
  test('are lost', async () => {
    expect(await skipped(' smtp inet n - y - - smtpd\npickup unix n - y 60 1 pickup\n')).toMatchObject({
      kind: 'skipped',
      items: [{ service: 'smtp/inet', line: 1 }],
    });
  });
  test('but not when the same service stands further down', async () => {
    expect(await skipped(` smtp inet n - y - - smtpd\n${SMTP}`)).toEqual({ kind: 'none' });
  });
  test('and a continuation line is none', async () => expect(await skipped(`${SMTP}  -o a=b\n`)).toEqual({ kind: 'none' }));
});
