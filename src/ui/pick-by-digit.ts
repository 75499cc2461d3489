export interface Picked {
  /** Index of the entry that is meant so far; null: none has this number. */
  readonly entry: number | null;
  /** Digits to remember, because a longer number may follow. */
  readonly digits: string;
  /** No longer number begins like this: it is chosen. */
  readonly final: boolean;
}

/** Entries are numbered from 1. A digit chooses at once, unless a longer number could begin with it. */
export function pickByDigit(before: string, digit: string, entries: number): Picked {
  const digits = `${before}${digit}`;
  const number = Number(digits);
  if (number < 1 || number > entries) return before === '' ? { entry: null, digits: '', final: false } : pickByDigit('', digit, entries);
  const mayGoOn = number * 10 <= entries;
  return { entry: number - 1, digits: mayGoOn ? digits : '', final: !mayGoOn };
}
