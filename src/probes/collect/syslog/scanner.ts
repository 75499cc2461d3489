/** Goes through a configuration text; knows quotes, brackets, comments and line numbers. */
export class Scanner {
  readonly text: string;
  readonly file: string;
  at = 0;

  constructor(text: string, file: string) {
    this.text = text.replace(/\\\n/g, '  ');
    this.file = file;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** `file:line` and the line's text, for the place where the scanner stands. */
  spot(): { readonly at: string; readonly text: string } {
    const line = this.text.slice(0, this.at).split('\n').length;
    const start = this.text.lastIndexOf('\n', this.at - 1) + 1;
    return { at: `${this.file}:${line}`, text: this.text.slice(start, this.lineEnd()).trim().replace(/\s+/g, ' ') };
  }

  /** Skips blanks, line ends and comments. */
  skipSpace(): void {
    const space = /(?:\s+|#[^\n]*|\/\*[\s\S]*?\*\/)*/y;
    space.lastIndex = this.at;
    space.exec(this.text);
    this.at = Math.max(this.at, space.lastIndex);
  }

  skipBlanks(): void {
    while (/[ \t]/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  /** Takes what the pattern (sticky) matches here, or null. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  takeLine(): string {
    const line = this.text.slice(this.at, this.lineEnd());
    this.at = this.lineEnd();
    return line.trim();
  }

  /** Text up to the bracket that closes the one just taken; the scanner stands behind it afterwards. */
  takeGroup(open: string, close: string): string {
    const from = this.at;
    for (let depth = 1; !this.atEnd; this.at += 1) {
      const character = this.text[this.at];
      if (character === '"' || character === "'") this.skipQuoted(character);
      else if (character === open) depth += 1;
      else if (character === close && --depth === 0) {
        this.at += 1;
        return this.text.slice(from, this.at - 1);
      }
    }
    return this.text.slice(from);
  }

  /** Text of a condition: up to the word `then` outside of quotes. */
  takeCondition(): string {
    const from = this.at;
    for (; !this.atEnd; this.at += 1) {
      const character = this.text[this.at] ?? '';
      if (character === '"' || character === "'") this.skipQuoted(character);
      else if (/\sthen\b/iy.test(this.text.slice(this.at, this.at + 6))) {
        const condition = this.text.slice(from, this.at);
        this.at += 5;
        return condition.trim();
      }
    }
    return this.text.slice(from);
  }

  private skipQuoted(quote: string): void {
    this.at += 1;
    while (!this.atEnd && this.text[this.at] !== quote) this.at += this.text[this.at] === '\\' ? 2 : 1;
  }

  private lineEnd(): number {
    const end = this.text.indexOf('\n', this.at);
    return end < 0 ? this.text.length : end;
  }
}

/** `name="value"` pairs of an object such as `action(type="omfile" file="/var/log/x")`; names in small letters. */
export function attributes(text: string): Readonly<Record<string, string>> {
  const pairs = text.matchAll(/([\w.]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|\[([^\]]*)\]|(\S+))/g);
  return Object.fromEntries([...pairs].map(([, name = '', quoted, list, bare]) => [name.toLowerCase(), quoted ?? list ?? bare ?? '']));
}
