import type { Search } from './screens/evidence.ts';

/** A key of the search line: text is collected, Enter looks for it, Esc forgets it. */
export function searchTyped({ query, ...search }: Search, key: string): Search {
  switch (key) {
    case 'escape':
    case 'ctrl-c':
      return { typing: false, query: '', match: 0 };
    case 'enter':
      return { typing: false, query, match: 0 };
    case 'backspace':
      return { typing: true, query: [...query].slice(0, -1).join(''), match: 0 };
  }
  const character = key === 'space' ? ' ' : key;
  return [...character].length === 1 ? { typing: true, query: query + character, match: 0 } : { query, ...search };
}
