export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** Compares as Postfix does in `${{a} > {b}?…}`: by number when both sides are digits, else by bytes. */
export function compare(left: string, operator: Operator, right: string): boolean {
  const numeric = /^[0-9]+$/.test(left) && /^[0-9]+$/.test(right);
  const order = numeric ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0;
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}
