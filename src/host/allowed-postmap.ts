import { PATH, type Rule } from './allowed-rules.ts';

/** Table types that answer from this machine's files; the others may ask servers elsewhere (DATABASE_README). */
const LOCAL_TYPES = /^(hash|btree|lmdb|cdb|dbm|sdbm|texthash|regexp|pcre|cidr|static|inline|fail|unix):/;

/** `postmap [-c DIR] -q KEY TYPE:NAME`. `-q -` would read keys from standard input and is refused, as is every building form. */
export const postmapQuery: Rule = (args, { allowNetwork }) => {
  const rest = args[0] === '-c' && PATH.test(args[1] ?? '') ? args.slice(2) : args;
  const [option, key = '', table = '', ...more] = rest;
  if (option !== '-q' || more.length > 0 || key === '' || key === '-') return false;
  return LOCAL_TYPES.test(table) || (allowNetwork && /^[a-z]+:./.test(table));
};
