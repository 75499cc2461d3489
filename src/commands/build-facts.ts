/** What the build knows and the commands need. */
export interface Build {
  readonly version: string;
  /** The symptom menu, known before the trees are loaded. */
  readonly symptoms: readonly string[];
}
