import type { MediaStore } from './media-store.ts';

/** Puts bytes under a key and does what names them; when that fails, nothing of them stays. @throws what `work` throws */
export async function keepBytes<T>(store: MediaStore, key: string, bytes: Uint8Array, work: () => Promise<T>): Promise<T> {
  await store.put(key, bytes);
  try {
    return await work();
  } catch (error) {
    await store.remove(key);
    throw error;
  }
}
