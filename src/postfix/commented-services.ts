import { type MasterService, SERVICE_TYPES } from './master-service.ts';
import { readService } from './read-service.ts';

/** A service whose line begins with `#`: taking the sign away (and from its `-o` lines below) switches it on. */
export interface CommentedService extends MasterService {
  /** The line as it stands, with its `#`. */
  readonly text: string;
}

const COMMENTED = new RegExp(`^[ \\t]*#+[ \\t]*(\\S+[ \\t]+(?:${SERVICE_TYPES.join('|')})[ \\t].*)$`);

/** Finds complete services behind a comment sign. Prose that happens to begin alike has no eight good fields. */
export function commentedServices(text: string, file: string): readonly CommentedService[] {
  return text.split('\n').flatMap((raw, index) => {
    const candidate = COMMENTED.exec(raw)?.[1];
    if (candidate === undefined) return [];
    const line = index + 1;
    const read = readService({ line, lastLine: line, text: candidate, parts: [] }, file);
    return read.ok ? [{ ...read.service, text: raw }] : [];
  });
}
