/** Runs at most `size` tasks at a time: fork blocks the event loop, and more processes than cores help nobody. */
export function pool(size: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const leave = () => {
    running -= 1;
    waiting.shift()?.();
  };
  const enter = async () => {
    if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
  };
  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
