import { z } from 'zod';
import type { MessageEntry } from '../types.ts';
import { Id, Sentence, Target } from './ids.ts';

/** A Postfix version; YAML would read an unquoted 3.10 as the number 3.1. */
const Version = z.string('is not a quoted version such as "3.4"').regex(/^\d+(\.\d+){1,2}$/, 'is not a version such as "3.4"');

const Message = z
  .strictObject({
    id: Id,
    daemons: z.array(Sentence).default([]),
    severity: z.enum(['panic', 'fatal', 'error', 'warning', 'info']),
    template: z.string().min(1, 'is empty'),
    meaning: Sentence,
    fault: z.enum(['host', 'configuration', 'network', 'remote', 'client', 'sender', 'nobody']),
    'points-to': z.array(Target).default([]),
    since: Version.optional(),
    until: Version.optional(),
    noise: z.boolean().default(false),
  })
  .transform(({ 'points-to': pointsTo, since, until, ...entry }): MessageEntry => {
    return { ...entry, pointsTo, ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
  });

/** One file of flows/messages/: a list of entries. */
export const MessagesYaml = z.array(Message, 'is not a list of messages ("- id: …")');
