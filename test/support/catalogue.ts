import { readdirSync, readFileSync } from 'node:fs';
import { loadMessages } from '../../src/flow/load-messages.ts';
import type { MessageEntry } from '../../src/flow/types.ts';
import { setCatalogue } from '../../src/postfix/message-catalogue.ts';

const DIRECTORY = new URL('../../flows/messages/', import.meta.url);

/** All entries of flows/messages/. */
export function messageEntries(): readonly MessageEntry[] {
  return readdirSync(DIRECTORY).flatMap((file) => {
    const loaded = loadMessages(file, readFileSync(new URL(file, DIRECTORY), 'utf8'));
    if (!loaded.ok) throw new Error(`${file}: ${JSON.stringify(loaded)}`);
    return loaded.value.entries;
  });
}

/** Makes flows/messages/ the catalogue that readLog matches with. */
export function useCatalogue(): void {
  setCatalogue(messageEntries());
}
