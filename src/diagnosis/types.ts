/** What a diagnosis says: ranked finding instances and what could not be seen. The check document's schema (zod) mirrors this. */

import type { Certainty, Severity } from '../flow/types.ts';
import type { FailureKind } from '../host/types.ts';
import type { Evidence } from '../probes/probe.ts';

/** A finding with its facts put in; text is sanitised (no control bytes, no terminal escapes). */
export interface Finding {
  /** `id@instance:subject`. */
  readonly key: string;
  readonly id: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly instance: string;
  readonly title: string;
  readonly cause: string;
  readonly subject: { readonly kind: string; readonly name: string };
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly {
    readonly title: string;
    readonly explain: string;
    readonly commands: readonly string[];
    readonly risk: string;
    readonly undo: string;
    readonly verify: string;
  }[];
  /** Keys of findings that explain this one; empty for a root cause. */
  readonly explainedBy: readonly string[];
  readonly section: number;
  readonly docs: readonly string[];
  /** The page for people, Markdown, facts put in. */
  readonly page: string;
  /** `flow/node` that raised it: what a re-check walks again. */
  readonly node: string;
}

export interface Unchecked {
  readonly probe: string;
  /** `flow/node`. */
  readonly node: string;
  readonly instance: string;
  readonly kind: FailureKind;
  readonly reason: string;
  /** Key of the finding that explains why, or null. */
  readonly because: string | null;
}
