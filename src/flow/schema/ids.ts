import { z } from 'zod';

const KEBAB = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** Ids are API: recordings, answers and other files name them. */
export const Id = z.string().regex(new RegExp(`^${KEBAB}$`), 'is not kebab-case (small letters, digits and single hyphens)');

/** `node`, `flow/node` or `end`. */
export const Target = z.string().regex(new RegExp(`^${KEBAB}(?:/${KEBAB})?$`), 'is not a target: a node, flow/node, or end');

/** A name of a fact or of an outcome's field, as `{{node.field}}` can write it. */
export const FactName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/, 'is not a name: letters, digits, _ and -');

/** Text that a person reads: not empty, on one line or folded by YAML. */
export const Sentence = z.string().trim().min(1, 'is empty');
