import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { checkKey } from './check-key.ts';
import { s3Store } from './s3-store.ts';

/** Where pictures lie. Keys are paths of letters, digits, `-`, `.` and `/`. A folder, or a bucket. */
export interface MediaStore {
  /** Written and synced when it resolves; never half there under its key. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  get(key: string): Promise<Buffer<ArrayBuffer> | null>;
  remove(key: string): Promise<void>;
  /** The same in pieces, for copying what need not fit into memory; null where there is nothing. */
  read(key: string): Promise<Readable | null>;
  /** `put` of a file as it lies on the disk, in pieces. */
  putFile(key: string, path: string): Promise<void>;
  /** Keys below a prefix, with an empty one all, with the time of their last change, milliseconds since 1970. */
  list(prefix: string): AsyncIterable<{ key: string; modified: number }>;
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** A folder as a store. Unfinished writes lie in `tmp/` and are listed below that prefix. */
export function folderStore(root: string): MediaStore {
  const pathOf = (key: string) => join(root, checkKey(key));
  const missing = (error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  };
  /** Made beside, synced, then given its name. */
  const written = async (key: string, make: (temporary: string) => Promise<void>) => {
    const path = pathOf(key);
    const temporary = join(root, 'tmp', randomBytes(12).toString('hex'));
    await mkdir(dirname(path), { recursive: true });
    await mkdir(dirname(temporary), { recursive: true });
    try {
      await make(temporary);
      await synced(temporary);
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await synced(dirname(path));
  };
  return {
    put: (key, bytes) => written(key, (temporary) => writeFile(temporary, bytes, { flag: 'wx' })),
    get: (key) => readFile(pathOf(key)).catch(missing),
    remove: (key) => rm(pathOf(key), { force: true }),
    async read(key) {
      const handle = await open(pathOf(key), 'r').catch(missing);
      return handle?.createReadStream() ?? null;
    },
    putFile: (key, path) => written(key, (temporary) => copyFile(path, temporary)),
    async *list(prefix) {
      const folder = prefix === '' ? root : pathOf(prefix);
      const names = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(missing)) ?? [];
      for (const entry of names) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        const facts = await stat(path).catch(missing);
        if (facts) yield { key: path.slice(root.length + 1).replaceAll('\\', '/'), modified: facts.mtimeMs };
      }
    },
  };
}

const stores = new Map<string, MediaStore>();
/** The portal's store: what MEDIA_URL names, else `DATA_DIR/media`. */
export function mediaStore({ dataDir, mediaUrl }: { dataDir: string; mediaUrl?: string | undefined }): MediaStore {
  const where = mediaUrl ?? dataDir;
  let store = stores.get(where);
  if (!store) {
    store = mediaUrl === undefined ? folderStore(join(dataDir, 'media')) : s3Store(mediaUrl);
    stores.set(where, store);
  }
  return store;
}
