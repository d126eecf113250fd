import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderStore, type MediaStore, mediaStore } from '../../files/media-store.ts';
import { cutThumbnail } from './cut-thumbnail.ts';
import { builtPanoramas, type Parts, panoramaKey } from './panorama-shelf.ts';
import { thumbnailVersion } from './thumbnail-version.ts';

type Bytes = Buffer<ArrayBuffer>;
/** Pictures being cut, by their key, so that many who ask at once wait for one. */
const making = new Map<string, Promise<Bytes | null>>();
/** Of what can be cut again at any time: no part of a backup. */
const ownStore = (dataDir: string): MediaStore => folderStore(join(dataDir, 'panorama-thumbnails'));

/** Where a photograph's small picture lies: named by the same row, so it is swept with it. */
export const photoThumbnailKey = (id: string, sha256: string): string => `${panoramaKey(id)}-${thumbnailVersion(sha256.slice(0, 16), 0)}`;

/** The small picture of a panorama, cut when first asked for; null where there is no such panorama. */
export async function readThumbnail({ config, db }: Parts, city: string, id: string): Promise<{ bytes: Bytes; version: string } | null> {
  const { panoramas, built, folder } = builtPanoramas(city);
  const [known, one] = [built[id], panoramas.find((panorama) => panorama.id === id)];
  if (known && one) {
    const version = thumbnailVersion(known.file, one.look);
    const make = () => readFile(join(folder, `${id}.webp`)).then((picture) => cutThumbnail(picture, one.look, 0));
    const bytes = await kept(ownStore(config.dataDir), version, make);
    return bytes && { bytes, version };
  }
  const { rows } = await db.client.execute({ sql: 'SELECT sha256 FROM panorama WHERE city = ? AND id = ?', args: [city, id] });
  if (!rows[0]) return null;
  const [sha256, store] = [String(rows[0].sha256), mediaStore(config)];
  const bytes = await kept(store, photoThumbnailKey(id, sha256), async () => {
    const picture = await store.get(panoramaKey(id));
    return picture && cutThumbnail(picture, 0, 0);
  });
  return bytes && { bytes, version: thumbnailVersion(sha256.slice(0, 16), 0) };
}

async function kept(store: MediaStore, key: string, make: () => Promise<Bytes | null>): Promise<Bytes | null> {
  const found = await store.get(key);
  if (found) return found;
  const work =
    making.get(key) ??
    make()
      .then(async (made) => {
        if (made) await store.put(key, made);
        return made;
      })
      .finally(() => making.delete(key));
  making.set(key, work);
  return work;
}
