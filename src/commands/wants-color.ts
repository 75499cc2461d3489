/** Colours on this stream? The option wins, then NO_COLOR and FORCE_COLOR (no-color.org), then whether it is a terminal. */
export function wantsColor(option: 'auto' | 'always' | 'never', stream: NodeJS.WriteStream, environment = process.env): boolean {
  if (option !== 'auto') return option === 'always';
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== '0';
  return stream.isTTY === true && environment.TERM !== 'dumb';
}
