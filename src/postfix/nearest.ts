/** The name that differs least from a misspelt one, if it is near: at most two letters added, lost, changed or swapped. */
export function nearest(word: string, names: readonly string[]): string | null {
  const measured = names.map((name) => ({ name, steps: editSteps(word, name) })).sort((a, b) => a.steps - b.steps);
  const [best] = measured;
  return best !== undefined && best.steps <= 2 ? best.name : null;
}

/** Levenshtein's distance with swaps of neighbours (optimal string alignment). */
export function editSteps(from: string, to: string): number {
  let older: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= to.length; at += 1) {
      const same = from[row - 1] === to[at - 1];
      const swapped = row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1];
      const best = Math.min((above[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1, (above[at - 1] ?? 0) + (same ? 0 : 1));
      current.push(swapped ? Math.min(best, (older[at - 2] ?? 0) + 1) : best);
    }
    older = above;
    above = current;
  }
  return above[to.length] ?? 0;
}
