/** A few workers of one kind, each given the next job when it is free; a worker that dies fails its job and is replaced. */
export class WorkerPool<Job extends { id: number }, Answer extends { id: number }> {
  readonly #make: () => Worker;
  readonly #size: number;
  readonly #rank: (job: Omit<Job, 'id'>) => number;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #queue: { job: Job; done(answer: Answer): void; fail(error: Error): void }[] = [];
  #next = 1;

  /** @param rank jobs of a lower rank go first; among equals the newest does, since it is what the camera looks at now. */
  constructor(make: () => Worker, size: number, rank: (job: Omit<Job, 'id'>) => number = () => 0) {
    this.#make = make;
    this.#size = size;
    this.#rank = rank;
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
    while (this.#queue.length > 0) {
      const worker = this.#idle.pop() ?? (this.#all.size < this.#size ? this.#start() : undefined);
      if (!worker) return;
      const entry = this.#takeNext();
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

  /** The queue is not empty. */
  #takeNext() {
    const queue = this.#queue;
    let best = queue.length - 1;
    const rankAt = (i: number) => this.#rank((queue[i] as (typeof queue)[number]).job);
    for (let i = best - 1, lowest = rankAt(best); i >= 0; i--) {
      if (rankAt(i) >= lowest) continue;
      lowest = rankAt(i);
      best = i;
    }
    return queue.splice(best, 1)[0] as (typeof queue)[number];
  }

  #start(): Worker {
    const worker = this.#make();
    this.#all.add(worker);
    return worker;
  }
}
