import { createHash } from 'node:crypto';

export interface Answer {
  body: string;
  etag: string;
}

/**
 * Keeps finished JSON answers for some seconds. An answer is dropped as soon as anything was written, or when its time is up:
 * what it says of opening hours and lateness is never older than that.
 */
export class AnswerCache {
  readonly #entries = new Map<string, Answer & { generation: number; until: number }>();
  readonly #generation: () => number;
  readonly #milliseconds: number;
  readonly #limit: number;
  #characters = 0;

  /** @param limit characters kept at most */
  constructor(generation: () => number, milliseconds = 10_000, limit = 64_000_000) {
    this.#generation = generation;
    this.#milliseconds = milliseconds;
    this.#limit = limit;
  }

  async get(key: string, make: () => Promise<string>): Promise<Answer> {
    const found = this.#entries.get(key);
    const generation = this.#generation();
    if (found && found.generation === generation && found.until > Date.now()) return found;
    const body = await make();
    const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
    const entry = { body, etag, generation, until: Date.now() + this.#milliseconds };
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#characters += body.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#characters <= this.#limit) break;
      this.#drop(oldest);
    }
    return entry;
  }

  #drop(key: string) {
    const old = this.#entries.get(key);
    if (!old) return;
    this.#characters -= old.body.length;
    this.#entries.delete(key);
  }
}
