/** Interleaved rounds: only ratios inside one run mean anything, because the machine's speed drifts. */

export interface Case {
  readonly name: string;
  /** One measurement, in milliseconds (or megabytes). */
  readonly measure: () => Promise<number>;
}

/** Runs all cases in turn, `rounds` times after one warm-up; returns each case's median. */
export async function medians(cases: readonly Case[], rounds: number): Promise<Map<string, number>> {
  const seen = new Map<string, number[]>(cases.map((one) => [one.name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const one of cases) {
      const value = await one.measure();
      if (round >= 0) seen.get(one.name)?.push(value);
    }
  }
  return new Map([...seen].map(([name, values]) => [name, median(values)]));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
