/** The decision trees, the finding pages and what a walk produces: the contracts that every room above shares. No code here. */
import type { Cost, Evidence } from '../probes/probe.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** A value of `with`: a literal, or a string that is exactly `{{node.field}}` (types kept) or contains such references (text). */
export type WithValues = { readonly [name: string]: Json };
export type NodeId = string;
/** `node` of the same flow, `flow/node` (queues another walk), or `end`. */
export type Target = string;

export interface ProbeNode {
  readonly type: 'probe';
  readonly probe: string;
  readonly with: WithValues;
  readonly why: string;
  /** Outcome kind to target; every declared kind is mapped. */
  readonly on: { readonly [kind: string]: Target };
  /** Needed when `unknown` shares its target with another outcome that reads as healthy. */
  readonly unknownBecause?: string;
}
export interface Choice {
  readonly say: string;
  readonly go: Target;
}
export interface AskNode {
  readonly type: 'ask';
  readonly ask: string;
  readonly why: string;
  /** A probe whose outcome kind, when it is the name of a choice, answers for the person. */
  readonly infer?: { readonly probe: string; readonly with: WithValues };
  /** Always with `unsure`. */
  readonly choices: { readonly [id: string]: Choice };
}
/** Something that only the person can do outside (connect from another machine). Opens a new epoch when it is answered. */
export interface TaskNode {
  readonly type: 'task';
  readonly task: string;
  readonly why: string;
  /** Commands to copy, e.g. for the second machine. */
  readonly commands: readonly string[];
  readonly choices: { readonly [id: string]: Choice };
}
export interface EachNode {
  readonly type: 'each';
  readonly each: { readonly of: string; readonly with: WithValues; readonly as: string; readonly walk: Target };
  readonly why: string;
  readonly then: Target;
}
export interface FindingNode {
  readonly type: 'finding';
  readonly finding: string;
  readonly with: WithValues;
  readonly certainty: Certainty;
  /** `answer`: holds only because of what the person said; `check` skips it. */
  readonly restsOn: 'evidence' | 'answer';
  readonly then: Target;
}
export type FlowNode = ProbeNode | AskNode | TaskNode | EachNode | FindingNode;

export interface Flow {
  readonly id: string;
  readonly section: number;
  /** Place within its section: the chapter's order is the menu's, and breaks ties between findings. */
  readonly order?: number;
  readonly title: string;
  /** Each line is one entry of the symptom menu, in the admin's words; `start` may differ per symptom. */
  readonly symptoms: readonly { readonly say: string; readonly start: NodeId }[];
  readonly start: NodeId;
  readonly nodes: { readonly [id: NodeId]: FlowNode };
  /** Old ids of flows and nodes (old -> new), so that recordings still fit. */
  readonly was: { readonly [old: string]: string };
}

export type Severity = 'problem' | 'warning' | 'note';
export type Certainty = 'certain' | 'likely' | 'possible';
export type FactType = 'text' | 'path' | 'number' | 'list' | 'address' | 'name' | 'command';

/** A fix as it is shown. `{{fact}}` is rendered; `{{postfix}}` and `{{postconf}}` become the command with the right `-c` for the instance. */
export interface Fix {
  readonly title: string;
  readonly explain: string;
  readonly commands: readonly string[];
  readonly risk: string;
  readonly undo: string;
  readonly verify: string;
}
export interface FindingPage {
  readonly id: string;
  readonly severity: Severity;
  readonly section: number;
  readonly facts: { readonly [name: string]: FactType };
  readonly subject: { readonly kind: string; readonly name: string };
  readonly title: string;
  readonly cause: string;
  readonly explains: readonly { readonly id: string; readonly when: 'same-instance' | 'same-subject' | 'same-host' }[];
  /** Programs or paths whose failure this finding explains: unknown outcomes that name one of them are unchecked because of it. */
  readonly blocks: readonly string[];
  readonly fixes: readonly Fix[];
  readonly docs: readonly string[];
  /** Markdown, with the six headings of design.md. */
  readonly body: string;
}

/** Everything that flows/ holds, checked. Compiled to JSON at build time. */
export interface Knowledge {
  /** Changes whenever a flow, page or message changes. */
  readonly digest: string;
  readonly flows: readonly Flow[];
  readonly findings: readonly FindingPage[];
  readonly messages: readonly MessageEntry[];
}

export type MessageSeverity = 'panic' | 'fatal' | 'error' | 'warning' | 'info';
/** One message that Postfix can log. `template` has `{name}` captures; text between is literal. */
export interface MessageEntry {
  readonly id: string;
  /** Program names as they stand behind the last slash of the tag; empty means any. */
  readonly daemons: readonly string[];
  readonly severity: MessageSeverity;
  readonly template: string;
  readonly meaning: string;
  readonly fault: 'host' | 'configuration' | 'network' | 'remote' | 'client' | 'sender' | 'nobody';
  /** Finding ids, or `flow/node`, that this points to. */
  readonly pointsTo: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly noise: boolean;
}

/** What a probe answered at a node. */
export interface ProbeDone {
  readonly epoch: number;
  /** `flow/node`. */
  readonly node: string;
  readonly probe: string;
  readonly input: Json;
  readonly outcome: { readonly kind: string } & { readonly [field: string]: Json };
  readonly evidence: readonly Evidence[];
  readonly elapsedMs: number;
}

/** A finding node that a walk came through, before ranking and rendering. */
export interface RaisedFinding {
  readonly id: string;
  /** `flow/node` that raised it. */
  readonly node: string;
  /** Instance name, "-" for the default. */
  readonly instance: string;
  readonly facts: { readonly [name: string]: Json };
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  /** Set when it holds only because of what the person said: `check` skips it. */
  readonly restsOn?: 'answer';
}

/** What a walk wants next. `await` tells who answers. */
export type Request =
  | {
      readonly await: 'probe';
      readonly node: string;
      readonly probe: string;
      readonly input: Json;
      readonly why: string;
      readonly cost: Cost;
    }
  | {
      readonly await: 'items';
      readonly node: string;
      readonly probe: string;
      readonly input: Json;
      readonly why: string;
      readonly cost: Cost;
    }
  | {
      readonly await: 'answer';
      readonly node: string;
      readonly infer?: { readonly probe: string; readonly input: Json };
      readonly ask: AskNode;
    }
  | { readonly await: 'task'; readonly node: string; readonly task: TaskNode }
  | { readonly await: 'nothing' };
