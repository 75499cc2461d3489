import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = 'usage: npm run test:lab -- [--all] [--jobs N] [--root DIR] [--built] [--symptoms] [--list] [NAME…]';

export interface Options {
  readonly all: boolean;
  readonly list: boolean;
  /** Tests dist/ as it is. */
  readonly built: boolean;
  /** Only shows that each fault is a fault and each healthy host works: check doesn't run. For writing them. */
  readonly symptoms: boolean;
  readonly jobs: number;
  /** Absolute: whose programs and configuration the hosts have; / is this machine. */
  readonly root: string;
  readonly names: readonly string[];
}

/** What the command line asks for, or a sentence about what is wrong with it. */
export function readOptions(args: readonly string[]): Options | string {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: flag,
        list: flag,
        built: flag,
        symptoms: flag,
        jobs: { type: 'string', default: '2' },
        root: { type: 'string', default: '/' },
      },
    });
    const jobs = Number(values.jobs);
    return jobs === 1 || jobs === 2 ? { ...values, jobs, root: resolve(values.root), names: positionals } : `--jobs takes 1 or 2; ${USAGE}`;
  } catch (error) {
    return `${(error as Error).message}; ${USAGE}`;
  }
}
