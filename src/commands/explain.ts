import { loadKnowledge } from '../flow/knowledge.ts';
import { usageError } from './exit.ts';

/** `postmedic explain [ID]`: the page of one finding, or the list of all. */
export async function explain(id?: string): Promise<number> {
  const { findings } = await loadKnowledge();
  if (id === undefined) {
    const width = Math.max(...findings.map((page) => page.id.length));
    for (const page of findings) process.stdout.write(`${page.id.padEnd(width)}  ${page.severity.padEnd(7)}  ${page.title}\n`);
    return 0;
  }
  const page = findings.find((one) => one.id === id);
  if (page === undefined) return usageError(`no finding is called "${id}". \`postmedic explain\` lists them all.`);
  process.stdout.write(
    `${page.title}\n${'='.repeat(page.title.length)}\n\n${page.severity}, section ${page.section} of the chapter, ${page.id}\n\n${page.body.trim()}\n`,
  );
  return 0;
}
