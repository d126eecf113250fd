import { copyFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config } from '../config.ts';
import { mediaStore } from '../files/media-store.ts';
import { fillBucket, isEmpty } from './copy-bucket.ts';
import { filesBelow } from './files-below.ts';
import { checkDatabase, copyKept, DATABASE, keptOf, MANIFEST, Manifest, sha256 } from './make-backup.ts';
import { CommandError } from './run-command.ts';

/**
 * Puts a backup into a DATA_DIR that has no database yet; the database comes last, so that a restore that breaks off leaves none.
 * @throws CommandError where the backup is damaged or something is there already
 */
export async function restoreBackup(config: Pick<Config, 'dataDir' | 'databaseUrl' | 'mediaUrl'>, folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
    throw new CommandError(`${folder} is no complete backup: it has no ${MANIFEST}.`);
  });
  const manifest = Manifest.parse(JSON.parse(text));
  const source = join(folder, DATABASE);
  const target = config.databaseUrl.replace(/^file:(\/\/)?/, '');
  if (await stat(target).catch(() => null))
    throw new CommandError(`${target} exists already: stop the portal and move its data away, or set DATA_DIR to another folder.`);
  for (const kept of keptOf(config))
    if ((await filesBelow(join(config.dataDir, kept))).length > 0)
      throw new CommandError(`${join(config.dataDir, kept)} is not empty: move it away, or set DATA_DIR to another folder.`);
  const bucket = config.mediaUrl === undefined ? null : mediaStore(config);
  if (bucket && !(await isEmpty(bucket)))
    throw new CommandError('The bucket of MEDIA_URL holds pictures already: empty it, or name another folder of it.');
  if ((await sha256(source).catch(() => '')) !== manifest.sha256) throw new CommandError(`${source} is not the file that was backed up.`);
  await checkDatabase(source);
  await mkdir(dirname(target), { recursive: true });
  const copied = await copyKept(folder, config.dataDir, keptOf(config));
  const sent = bucket ? await fillBucket(bucket, join(folder, 'media')) : 0;
  if (copied + sent !== manifest.files) throw new CommandError(`${folder} lacks files that were backed up.`);
  await copyFile(source, `${target}.part`);
  await rename(`${target}.part`, target);
  return manifest;
}
