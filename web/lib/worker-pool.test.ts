import { describe, expect, it } from 'vitest';
import { WorkerPool } from './worker-pool.ts';

/** A worker that answers in the next turn, with a flag to die instead. */
class EchoWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  postMessage(job: { id: number; die?: boolean }): void {
    queueMicrotask(() => (job.die ? this.onerror?.({ message: 'died' }) : this.onmessage?.({ data: { id: job.id, twice: job.id * 2 } })));
  }
  terminate(): void {}
}
const pool = (size: number) => {
  let made = 0;
  const workers = new WorkerPool<{ id: number; die?: boolean }, { id: number; twice: number }>(() => {
    made += 1;
    return new EchoWorker() as unknown as Worker;
  }, size);
  return { workers, made: () => made };
};

describe('a pool of workers', () => {
  it('answers every job and starts no more workers than it may', async () => {
    const { workers, made } = pool(2);
    const answers = await Promise.all(Array.from({ length: 20 }, () => workers.run({})));
    expect(new Set(answers.map((a) => a.id)).size).toBe(20);
    expect(made()).toBe(2);
  });

  it('fails only the job whose worker died, and replaces the worker', async () => {
    const { workers, made } = pool(1);
    const dead = workers.run({ die: true });
    const alive = workers.run({});
    await expect(dead).rejects.toThrow('died');
    await expect(alive).resolves.toMatchObject({ twice: expect.any(Number) });
    expect(made()).toBe(2);
  });

  it('fails what still waits when it is stopped', async () => {
    const { workers } = pool(1);
    const first = workers.run({});
    const second = workers.run({});
    workers.destroy();
    await expect(second).rejects.toThrow('stopped');
    await first;
  });
});
