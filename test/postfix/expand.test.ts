import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expand } from '../../src/postfix/expand.ts';

const NAMES: Readonly<Record<string, string>> = {
  mydomain: 'm.n',
  myhostname: 'x.$mydomain',
  empty: '',
  level: '3.6',
  loop: 'a $pool',
  pool: '$loop',
  syslog_name: '${multi_instance_name?{$multi_instance_name}:{postfix}}',
  multi_instance_name: '',
};
const lookup = (name: string) => (Object.hasOwn(NAMES, name) ? NAMES[name] : undefined);

// Each answer is what `postconf -x` of 3.7.11 prints for it.
test.each([
  ['$myhostname', 'x.m.n'],
  ['localhost.$mydomain, $(mydomain)', 'localhost.m.n, m.n'],
  ['${myhostname}', 'x.m.n'],
  ['$$x', '$x'],
  ['${myhostname?{yes}:{no}} ${empty?{yes}:{no}}', 'yes no'],
  ['${nope:def} ${mydomain:a}b', 'def b'],
  ['${mydomain?a:b}', 'a:b'],
  ['${{a}=={a}?{eq}:{ne}} ${{a}!={a}?{x}:{y}}', 'eq y'],
  ['${{3} > {12} ? {a} : {b}} ${{abc} < {abd}?{lt}}', 'b lt'],
  ['${{$level} <level {2} ? {old} : {new}} ${{3.10} >level {3.9} ? {newer}}', 'new newer'],
  ['${mydomain?{$myhostname ${empty:{deep}}}}', 'x.m.n deep'],
  ['$syslog_name', 'postfix'],
])('%s', (value, text) => expect(expand(value, lookup)).toMatchObject({ text, errors: [] }));

test('names what is undefined, but not what is only asked for', () => {
  expect(expand('$nope ${gone} ${maybe?{x}}', lookup)).toEqual({ text: '  ', undefinedNames: ['nope', 'gone'], errors: [] });
});

test.each([
  ['a loop', '$loop', /refers to itself: loop -> pool -> loop/],
  ['no closing brace', '${foo', /no closing bracket/],
  ['no closing parenthesis', '$(foo', /no closing bracket/],
  ['a bare dollar sign', 'a$', /no name behind \$/],
  ['two branches without a colon', '${foo?{a}{b}}', /":" expected/],
])('%s is an error for Postfix', (_name, value, error) => {
  expect(expand(value, lookup).errors.join('\n')).toMatch(error);
});

test('names that double each other end', () => {
  const doubling = (name: string) => (name === 'x20' ? 'end' : `$x${Number(name.slice(1)) + 1}$x${Number(name.slice(1)) + 1}`);
  expect(expand('$x1', doubling).errors.join()).toContain('without end');
});

test('never throws', () => {
  const piece = fc.oneof(fc.constantFrom('$', '{', '}', '(', ')', '?', ':', '==', 'loop', 'mydomain', ' '), fc.string());
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(typeof expand(pieces.join(''), lookup).text).toBe('string');
    }),
  );
});
