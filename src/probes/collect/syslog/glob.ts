import type { Host } from '../../../host/types.ts';

/** Files that a pattern of an include statement names, sorted as the daemons read them. Only the last part may hold `*`, `?` and `[…]`. */
export async function filesOf(host: Host, pattern: string): Promise<readonly string[]> {
  if (!/[*?[]/.test(pattern)) return (await isDirectory(host, pattern)) ? filesOf(host, `${pattern.replace(/\/$/, '')}/*`) : [pattern];
  const slash = pattern.lastIndexOf('/');
  const directory = pattern.slice(0, slash) || '/';
  const entries = await host.list(directory);
  if (!entries.ok) return [];
  const matches = patternOf(pattern.slice(slash + 1));
  const names = entries.value.filter(({ name, type }) => type !== 'directory' && matches.test(name)).map(({ name }) => name);
  return names.sort().map((name) => `${directory}/${name}`);
}

async function isDirectory(host: Host, path: string): Promise<boolean> {
  const stat = await host.stat(path);
  return stat.ok && stat.value.type === 'directory';
}

/** A leading dot must be written out, as in glob(7). */
function patternOf(glob: string): RegExp {
  const body = glob
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.')
    .replace(/\[!/g, '[^');
  return new RegExp(`^(?!\\.)${body}$`);
}
