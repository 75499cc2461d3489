import type { Socket } from 'node:net';
import { LIMITS } from './local-options.ts';
import type { DialStep, DialValue } from './types.ts';

type Ended = DialValue['ended'] | 'flood';

/** The lines of one connection, and the steps that answer them. */
export class Dialogue {
  firstLineMs: number | null = null;
  readonly #socket: Socket;
  readonly #born = performance.now();
  #text = '';
  /** Lines that an earlier step has already seen. */
  #used = 0;
  #closed = false;
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    // Bytes, not UTF-8: a TLS alert must come through as it is.
    socket.setEncoding('latin1');
    socket.on('data', (data) => this.#hear(String(data)));
    socket.on('error', () => this.#hangUp());
    socket.on('close', () => this.#hangUp());
    socket.on('end', () => this.#hangUp());
  }

  lines(): readonly string[] {
    const lines = this.#text.split('\n').map((line) => line.replace(/\r$/, ''));
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  }

  /**
   * @param stepMs how long one step may take, in milliseconds
   * @param deadline end of the whole dialogue on the clock of performance.now()
   */
  async speak(steps: readonly DialStep[], stepMs: number, deadline: number): Promise<Ended> {
    for (const { expect, send } of steps) {
      const stuck = await this.#expect(new RegExp(expect), Math.min(stepMs, deadline - performance.now()));
      if (stuck) return stuck;
      if (send !== undefined) this.#socket.write(`${send}\r\n`);
    }
    return 'connected';
  }

  async #expect(pattern: RegExp, ms: number): Promise<Ended | null> {
    const until = performance.now() + ms;
    for (;;) {
      if (this.#text.length > LIMITS.dialBytes) return 'flood';
      const lines = this.lines();
      const complete = this.#text.endsWith('\n') || this.#closed ? lines.length : lines.length - 1;
      const found = lines.slice(0, complete).findIndex((line, at) => at >= this.#used && pattern.test(line));
      if (found !== -1) {
        this.#used = found + 1;
        return null;
      }
      if (this.#closed) return 'closed';
      const left = until - performance.now();
      if (left <= 0) return 'silent';
      await this.#news(left);
    }
  }

  #news(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    this.#wake = resolve;
    return promise.finally(() => clearTimeout(timer));
  }

  #hear(text: string): void {
    this.#text += text;
    if (this.firstLineMs === null && this.#text.includes('\n')) this.firstLineMs = Math.round(performance.now() - this.#born);
    if (this.#text.length > LIMITS.dialBytes) this.#socket.pause();
    this.#wake();
  }

  #hangUp(): void {
    this.#closed = true;
    this.#wake();
  }
}
