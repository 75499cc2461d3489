/** Below this a check is over before anybody could read a line. */
const QUIET_MS = 500;

export interface Progress {
  /** The question that was just answered. */
  readonly step: (question: string) => void;
  readonly end: () => void;
}

/** Says on stderr what is going on when it takes longer than half a second: one line that is rewritten, or in a pipe a single line. */
export function progress(stream: NodeJS.WriteStream): Progress {
  let answered = 0;
  let latest = '';
  let said = false;
  const say = () => {
    if (stream.isTTY) stream.write(`\r\x1b[KChecking: ${answered} questions answered. ${latest}`.slice(0, stream.columns ?? 80));
    else if (!said) stream.write('postmedic: checking; this takes a moment\n');
    said = true;
  };
  const first = setTimeout(() => {
    say();
    if (stream.isTTY) repeat = setInterval(say, 200);
  }, QUIET_MS);
  let repeat: NodeJS.Timeout | undefined;
  return {
    step(question) {
      answered += 1;
      latest = question;
    },
    end() {
      clearTimeout(first);
      clearInterval(repeat);
      if (said && stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
