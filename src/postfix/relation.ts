const RELATIONS = ['==', '!=', '<=', '>=', '<', '>'] as const;
export type Relation = (typeof RELATIONS)[number];
export interface Operator {
  readonly relation: Relation;
  /** `<level` and its kin (3.6): both sides are compatibility levels such as 3.6. */
  readonly levels: boolean;
}

const OPERATOR = /^\s*(==|!=|<=|>=|<|>)(level)?\s*([\s\S]*)$/;

/** The operator at the start of a text, and what follows it. */
export function readOperator(text: string): { readonly operator: Operator; readonly rest: string } | null {
  const [, found, level, rest = ''] = OPERATOR.exec(text) ?? [];
  const relation = RELATIONS.find((one) => one === found);
  return relation ? { operator: { relation, levels: level !== undefined }, rest } : null;
}

/** Compares as Postfix does in `${{a} > {b}?…}`: levels by their parts, numbers when both sides are digits, else bytes. */
export function compare(left: string, { relation, levels }: Operator, right: string): boolean {
  const order = levels ? orderOfLevels(left, right) : orderOfTexts(left, right);
  switch (relation) {
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

function orderOfTexts(left: string, right: string): number {
  const numeric = /^[0-9]+$/.test(left) && /^[0-9]+$/.test(right);
  if (numeric) return Number(left) - Number(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

function orderOfLevels(left: string, right: string): number {
  const [one, two] = [left, right].map((level) => level.split('.').map(Number));
  const differences = [0, 1, 2].map((part) => (one?.[part] ?? 0) - (two?.[part] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
