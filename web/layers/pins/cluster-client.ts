import type { ClusterAnswer, ClusterRequest, Mark } from './cluster.worker.ts';
import type { ClusterPoints } from './clusters.ts';

/** Talks to the worker that holds the index; only the answer to the newest question counts. */
export class ClusterClient {
  readonly #worker = new Worker(new URL('./cluster.worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, (answer: ClusterAnswer) => void>();
  #next = 1;

  constructor() {
    this.#worker.onmessage = (event: MessageEvent<ClusterAnswer>) => {
      this.#waiting.get(event.data.id)?.(event.data);
      this.#waiting.delete(event.data.id);
    };
  }

  #ask(request: ClusterRequest, transfer: Transferable[] = []): Promise<ClusterAnswer> {
    return new Promise((done) => {
      this.#waiting.set(request.id, done);
      this.#worker.postMessage(request, transfer);
    });
  }

  async load(points: ClusterPoints): Promise<void> {
    const { positions, groups, heaps } = points;
    await this.#ask({ kind: 'load', id: this.#next++, ...points }, [positions.buffer, groups.buffer, heaps.buffer]);
  }

  async query(bbox: [number, number, number, number], zoom: number): Promise<Mark[]> {
    const answer = await this.#ask({ kind: 'query', id: this.#next++, bbox, zoom });
    return answer.kind === 'found' ? answer.marks : [];
  }

  destroy(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }
}
