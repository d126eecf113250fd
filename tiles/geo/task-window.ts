/** Lets at most `limit` promises be under way: `add` waits for room, `end` for all. The first failure is thrown by whichever comes next. */
export class TaskWindow {
  readonly #limit: number;
  readonly #running = new Set<Promise<void>>();
  #failure: unknown;

  constructor(limit: number) {
    this.#limit = limit;
  }

  async add(task: Promise<unknown>): Promise<void> {
    const tracked: Promise<void> = task.then(
      () => void this.#running.delete(tracked),
      (error) => {
        this.#failure ??= error;
        this.#running.delete(tracked);
      },
    );
    this.#running.add(tracked);
    while (this.#running.size >= this.#limit) await Promise.race(this.#running);
    if (this.#failure) throw this.#failure;
  }

  async end(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure;
  }
}
