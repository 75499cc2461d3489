/** What a syslog daemon's configuration says, as far as it decides where a message ends up. */
export type Condition =
  | { readonly kind: 'selector'; readonly text: string }
  | { readonly kind: 'script'; readonly text: string }
  | { readonly kind: 'property'; readonly name: string; readonly operator: string; readonly negated: boolean; readonly value: string }
  /** BSD blocks: `!postfix` up to the next `!`. */
  | { readonly kind: 'program'; readonly names: readonly string[]; readonly negated: boolean };

/** Where a statement stands: `/etc/rsyslog.conf:12`, and its first line. */
export interface Spot {
  readonly at: string;
  readonly text: string;
}
export type Statement = Spot &
  (
    | { readonly type: 'if'; readonly condition: Condition; readonly body: readonly Statement[]; readonly otherwise: readonly Statement[] }
    | { readonly type: 'file'; readonly path: string; readonly dynamic: boolean }
    | { readonly type: 'elsewhere'; readonly where: string }
    | { readonly type: 'discard' }
    | { readonly type: 'call'; readonly ruleset: string }
    | { readonly type: 'include'; readonly pattern: string }
    | { readonly type: 'ruleset'; readonly name: string; readonly body: readonly Statement[] }
    | { readonly type: 'switch-ruleset'; readonly name: string }
  );
