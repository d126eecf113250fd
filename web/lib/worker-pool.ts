/** A few workers of one kind, each given the next job when it is free; a worker that dies fails its job and is replaced. */
export class WorkerPool<Job extends { id: number }, Answer extends { id: number }> {
  readonly #make: () => Worker;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #queue: { job: Job; done(answer: Answer): void; fail(error: Error): void }[] = [];
  #next = 1;

  constructor(make: () => Worker, size: number) {
    this.#make = make;
    this.#size = size;
  }

  /** @throws when the worker dies; a job's own failure is part of the answer. */
  run(job: Omit<Job, 'id'>): Promise<Answer> {
    return new Promise((done, fail) => {
      this.#queue.push({ job: { ...job, id: this.#next++ } as Job, done, fail });
      this.#step();
    });
  }

  /** Jobs waiting for a worker. */
  get waiting(): number {
    return this.#queue.length;
  }

  destroy(): void {
    for (const worker of this.#all) worker.terminate();
    for (const { fail } of this.#queue.splice(0)) fail(new Error('stopped'));
  }

  #step(): void {
    // The newest job first: it is what the camera looks at now.
    while (this.#queue.length > 0) {
      const worker = this.#idle.pop() ?? (this.#all.size < this.#size ? this.#start() : undefined);
      if (!worker) return;
      const entry = this.#queue.pop();
      if (!entry) return;
      worker.onmessage = (event: MessageEvent<Answer>) => {
        this.#idle.push(worker);
        entry.done(event.data);
        this.#step();
      };
      worker.onerror = (event) => {
        this.#all.delete(worker);
        worker.terminate();
        entry.fail(new Error(event.message || 'a worker stopped'));
        this.#step();
      };
      worker.postMessage(entry.job);
    }
  }

  #start(): Worker {
    const worker = this.#make();
    this.#all.add(worker);
    return worker;
  }
}
