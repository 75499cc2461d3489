/** Larger texts are refused by many terminals. */
const MOST_BYTES = 74_000;

/**
 * The escape sequence (OSC 52) that asks the terminal to put text into the person's clipboard, also from the far side of an SSH
 * connection; inside tmux and screen wrapped so that it reaches the outer terminal. Null when the text is too long for it.
 */
export function copySequence(text: string, env: { readonly TMUX?: string | undefined; readonly STY?: string | undefined }): string | null {
  const bytes = Buffer.from(text);
  if (bytes.length > MOST_BYTES) return null;
  const sequence = `\u001b]52;c;${bytes.toString('base64')}\u0007`;
  if (env.TMUX) return `\u001bPtmux;${sequence.replaceAll('\u001b', '\u001b\u001b')}\u001b\\`;
  if (env.STY) return screenChunks(sequence);
  return sequence;
}

/** screen(1) passes at most 256 bytes of a device control string on. */
function screenChunks(sequence: string): string {
  return (sequence.match(/.{1,240}/gs) ?? []).map((chunk) => `\u001bP${chunk}\u001b\\`).join('');
}
