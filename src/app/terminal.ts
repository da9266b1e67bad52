import type { Console } from '#cli';

// A reader that has seen enough (`| head`) closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

/** Standard output for answers, standard error for remarks and progress. */
export class Terminal implements Console {
  #shown = 0;
  #at = 0;

  out(line: string): void {
    this.endProgress();
    process.stdout.write(`${line}\n`);
  }

  note(line: string): void {
    this.endProgress();
    process.stderr.write(`${line}\n`);
  }

  /** A bar on a terminal, a line every tenth elsewhere. */
  progress(title: string, done: number, total: number): void {
    const share = total > 0 ? Math.min(1, done / total) : 0;
    if (process.stderr.isTTY) {
      if (Date.now() - this.#at < 100 && share < 1) return;
      this.#at = Date.now();
      const filled = Math.round(share * 30);
      process.stderr.write(`\r${title} ${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${Math.floor(share * 100)}%`);
      this.#shown = 1;
    } else if (Math.floor(share * 10) >= this.#shown) {
      this.#shown = Math.floor(share * 10) + 1;
      process.stderr.write(`${title} ${Math.floor(share * 100)}%\n`);
    }
  }

  endProgress(): void {
    if (this.#shown && process.stderr.isTTY) process.stderr.write('\n');
    this.#shown = 0;
  }
}
