import { fill, type Values } from '../diagnosis/render.ts';
import { loadKnowledge } from '../flow/knowledge.ts';
import type { FindingPage } from '../flow/types.ts';
import { usageError } from './exit.ts';

/** `postmedic explain [ID]`: the page of one finding, or the list of all. */
export async function explain(id?: string): Promise<number> {
  const { findings } = await loadKnowledge();
  if (id === undefined) {
    const width = Math.max(...findings.map((page) => page.id.length));
    for (const page of findings)
      process.stdout.write(`${page.id.padEnd(width)}  ${page.severity.padEnd(7)}  ${fill(page.title, blanks(page))}\n`);
    return 0;
  }
  const page = findings.find((one) => one.id === id);
  if (page === undefined) return usageError(`no finding is called "${id}". \`postmedic explain\` lists them all.`);
  const values = blanks(page);
  const title = fill(page.title, values);
  const head = `${title}\n${'='.repeat(title.length)}\n\n${page.severity}, section ${page.section} of the chapter, ${page.id}`;
  process.stdout.write(`${head}\n\n${fill(page.body, values).trim()}\n`);
  return 0;
}

/** Without a host there are no facts: their names stand for them, as in a manual. */
function blanks({ facts }: FindingPage): Values {
  const names = Object.keys(facts).map((name) => [name, `<${name}>`]);
  return {
    ...Object.fromEntries(names),
    postfix: 'postfix',
    postconf: 'postconf',
    'instance.name': '<instance>',
    'instance.config': '/etc/postfix',
  };
}
