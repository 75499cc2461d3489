import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Milliseconds from start to exit of a whole process; its output is thrown away. */
export function timeOf(argv: readonly string[], input?: string): Promise<number> {
  const [file = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(file, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'ignore'] });
    child.on('error', reject);
    child.on('exit', () => resolve(performance.now() - start));
    child.stdin?.end(input);
  });
}

/** Peak resident memory of a process in megabytes, read from /proc while it runs. */
export function peakMemoryOf(argv: readonly string[]): Promise<number> {
  const [file = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'ignore' });
    let peak = 0;
    const timer = setInterval(() => {
      peak = Math.max(peak, residentMegabytes(child.pid ?? 0));
    }, 5);
    child.on('error', reject);
    child.on('exit', () => {
      clearInterval(timer);
      resolve(peak);
    });
  });
}

function residentMegabytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
