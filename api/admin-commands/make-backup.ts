import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { createClient } from '@libsql/client';
import { z } from 'zod';
import { SECRET_FILE } from '../auth/secret.ts';
import type { Config } from '../config.ts';
import { mediaStore } from '../files/media-store.ts';
import { saveBucket } from './copy-bucket.ts';
import { filesBelow } from './files-below.ts';
import { type CommandContext, CommandError } from './run-command.ts';

/** What lies in DATA_DIR beside the database and cannot be made again. The cities' tiles can. */
export const KEPT = ['media', 'secrets', SECRET_FILE];
export const DATABASE = 'portal.db';
export const MANIFEST = 'backup.json';
/** What a backup says of itself; written last. */
export const Manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Of the database, hex. */
  sha256: z.string(),
  files: z.number().int(),
});
export type Manifest = z.infer<typeof Manifest>;

export async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** What of it is copied between folders: pictures in a bucket are not. */
export const keptOf = ({ mediaUrl }: Pick<Config, 'mediaUrl'>) => KEPT.filter((name) => name !== 'media' || mediaUrl === undefined);

/** Copies what is kept from one folder to another; a file that goes away meanwhile is passed over. @returns how many */
export async function copyKept(from: string, to: string, names: readonly string[] = KEPT): Promise<number> {
  let copied = 0;
  for (const kept of names)
    for (const path of await filesBelow(join(from, kept))) {
      const target = join(to, relative(from, path));
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const done = await copyFile(path, target).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false;
          throw error;
        },
      );
      if (done) await chmod(target, (await stat(path).catch(() => ({ mode: 0o600 }))).mode & 0o777);
      if (done) copied += 1;
    }
  return copied;
}

/** @throws CommandError where SQLite finds the file damaged */
export async function checkDatabase(path: string): Promise<void> {
  const client = createClient({ url: `file:${path}` });
  try {
    const { rows } = await client.execute('PRAGMA integrity_check');
    if (rows.length !== 1 || rows[0]?.integrity_check !== 'ok') throw new CommandError(`The database ${path} is damaged.`);
  } finally {
    client.close();
  }
}

/**
 * Writes a folder with the database as it is at one moment, the media and the secrets, while the portal runs. The database comes first:
 * a picture is stored before a row names it, so every picture that the copy names is there. Pictures in a bucket come last and lie where those of a
 * folder do, so that either kind of portal takes the backup.
 * @throws CommandError where the folder exists
 */
export async function makeBackup({ db, config, now }: CommandContext, folder: string): Promise<Manifest> {
  if (await stat(folder).catch(() => null)) throw new CommandError(`${folder} exists already; name a new folder.`);
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  const database = join(part, DATABASE);
  await db.client.execute({ sql: 'VACUUM INTO ?', args: [database] });
  await chmod(database, 0o600);
  await checkDatabase(database);
  const copied = await copyKept(config.dataDir, part, keptOf(config));
  const files = copied + (config.mediaUrl === undefined ? 0 : await saveBucket(mediaStore(config), join(part, 'media')));
  const manifest: Manifest = { format: 1, madeAt: now.toISOString(), sha256: await sha256(database), files };
  await writeFile(join(part, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(part, folder);
  return manifest;
}
