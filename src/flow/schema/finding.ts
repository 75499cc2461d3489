import { z } from 'zod';
import type { FindingPage } from '../types.ts';
import { FactName, Id, Sentence } from './ids.ts';

const Fix = z.strictObject({
  title: Sentence,
  explain: Sentence,
  commands: z.array(Sentence),
  risk: Sentence,
  undo: Sentence,
  verify: Sentence,
});

/** The front matter of flows/findings/<id>.md; the body is checked by the linter. */
export const FindingFrontMatter = z.strictObject({
  id: Id,
  severity: z.enum(['problem', 'warning', 'note']),
  section: z.int().min(1),
  facts: z.record(FactName, z.enum(['text', 'path', 'number', 'list', 'address', 'name', 'command'])).default({}),
  subject: z.strictObject({ kind: Sentence, name: Sentence }),
  title: Sentence,
  cause: Sentence,
  explains: z.array(z.strictObject({ id: Id, when: z.enum(['same-instance', 'same-subject', 'same-host']) })).default([]),
  blocks: z.array(Sentence).default([]),
  fixes: z.array(Fix).default([]),
  docs: z.array(Sentence).default([]),
}) satisfies z.ZodType<Omit<FindingPage, 'body'>>;

/** What every page must have, in this order. */
export const HEADINGS = ['What it means', 'Why it happens', 'How to fix it', 'How to be sure', 'How to go back', 'See also'];
