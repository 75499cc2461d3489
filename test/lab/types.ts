/** What a file of faults/ or healthy/ says. The bash texts run inside a private host, with the helper functions that README.md lists. */

/** One way to break the host, and how an admin would see it. */
export interface Break {
  readonly name: string;
  /** Puts the fault in. Its exit status doesn't matter: the symptom tells whether it worked. */
  readonly inject: string;
  /** Runs with `set -e`; must fail on the healthy host and succeed on the broken one. */
  readonly symptom: string;
  /** Ids of findings that may stand beside the expected one, unexplained. */
  readonly also?: readonly string[];
  /** The first Postfix that breaks so, as 3.9; with an older one it is skipped. */
  readonly since?: string;
}

export interface Fault {
  readonly kind: 'fault';
  readonly id: string;
  /** The id that the first finding of `check` must have. */
  readonly finding: string;
  /** The fault's own way first, then its variants; each is a run of its own. */
  readonly breaks: readonly Break[];
}

export interface Healthy {
  readonly kind: 'healthy';
  readonly id: string;
  /** Makes the host unusual. */
  readonly setup: string;
  /** Runs with `set -e`; shows that the host does its work. */
  readonly proof: string;
  /** Ids of notes and warnings that are right about this host. A problem is never allowed. */
  readonly allow: readonly string[];
  /** The first Postfix that can do this, as 3.8; with an older one it is skipped. */
  readonly since?: string;
}

interface FaultText {
  readonly id: string;
  readonly finding: string;
  readonly also?: readonly string[];
  readonly inject: string;
  readonly symptom: string;
  /** The same cause by another file, service, address or spelling. A variant without a symptom shows the fault's own. */
  readonly variants?: readonly {
    readonly name: string;
    readonly inject: string;
    readonly symptom?: string;
    readonly also?: readonly string[];
    readonly since?: string;
  }[];
}

export function defineFault({ id, finding, also = [], inject, symptom, variants = [] }: FaultText): Fault {
  const others = variants.map((variant) => ({ symptom, also, ...variant }));
  return { kind: 'fault', id, finding, breaks: [{ name: id, inject, symptom, also }, ...others] };
}

export function defineHealthy(host: Omit<Healthy, 'kind' | 'allow'> & { readonly allow?: readonly string[] }): Healthy {
  return { kind: 'healthy', allow: [], ...host };
}
