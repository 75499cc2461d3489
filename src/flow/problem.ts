/** One mistake in flows/, told so that its author can mend it. */
export interface Problem {
  /** Path below the folder that was loaded: `flows/connections.yaml`. */
  readonly file: string;
  /** First line is 1. */
  readonly line: number;
  /** `flow/node`, a finding's or message's id, or the key that is wrong. */
  readonly where: string;
  readonly problem: string;
  readonly mend: string;
}

/** One line a problem, as a compiler writes it. */
export function problemLine({ file, line, where, problem, mend }: Problem): string {
  return `${file}:${line}: ${where}: ${problem}; ${mend}`;
}
