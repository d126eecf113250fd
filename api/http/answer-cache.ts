import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Finished text, or bytes. */
export type Body = string | Uint8Array<ArrayBuffer>;
export interface Answer<T extends Body = Body> {
  body: T;
  etag: string;
  /** The body compressed, made when first asked for; its strong ETag is its own. */
  gzipped?: Promise<{ body: Buffer<ArrayBuffer>; etag: string }>;
}

/** The answer compressed, once for all who ask; level 4 takes a third of the time of the usual 6 for a few per cent more bytes. */
export function gzipped(answer: Answer): NonNullable<Answer['gzipped']> {
  answer.gzipped ??= promisify(gzip)(answer.body, { level: 4 }).then((body) => ({
    body: Buffer.from(body),
    etag: `${answer.etag.slice(0, -1)}-gzip"`,
  }));
  return answer.gzipped;
}

/**
 * Keeps finished answers for some seconds. An answer is dropped as soon as anything was written, or when its time is up:
 * what it says of opening hours and lateness is never older than that.
 */
export class AnswerCache {
  readonly #entries = new Map<string, Answer & { generation: number; until: number }>();
  readonly #generation: () => number;
  readonly #milliseconds: number;
  readonly #limit: number;
  #characters = 0;

  /** @param limit characters and bytes kept at most */
  constructor(generation: () => number, milliseconds = 10_000, limit = 64_000_000) {
    this.#generation = generation;
    this.#milliseconds = milliseconds;
    this.#limit = limit;
  }

  async get<T extends Body>(key: string, make: () => Promise<T>): Promise<Answer<T>> {
    const found = this.#entries.get(key);
    const generation = this.#generation();
    // A key always stands for the same kind of body.
    if (found && found.generation === generation && found.until > Date.now()) return found as unknown as Answer<T>;
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
