/** The messages that a rule is asked about: all that one Postfix instance logs in one severity. */
export interface MessageClass {
  readonly facility: string;
  /** Number of the severity. */
  readonly severity: number;
  /** What stands before the first slash of the tag: rsyslog's programname. */
  readonly program: string;
}

/** `some`: it depends on the text, the daemon, the host or something else that is not known here. */
export type Truth = 'yes' | 'no' | 'some';

export const and = (one: Truth, other: Truth): Truth =>
  one === 'no' || other === 'no' ? 'no' : one === 'yes' && other === 'yes' ? 'yes' : 'some';
export const not = (truth: Truth): Truth => (truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : 'some');
export const or = (one: Truth, other: Truth): Truth => not(and(not(one), not(other)));
export const truth = (value: boolean): Truth => (value ? 'yes' : 'no');
