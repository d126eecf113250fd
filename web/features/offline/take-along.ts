/** Takes packages along: one at a time for each package and device, whatever tab asks; what was left half done goes on. */
import type { PackageManifest } from '../../../api/features/offline/contract.ts';
import { ApiError } from '../../lib/api.ts';
import { appCache, COMPLETE, type KeptFile, type KeptPackage, keyOf, type Trouble } from '../../lib/offline/kept.ts';
import { keptPackages, readKept, removeKept, writeKept } from '../../lib/offline/kept-store.ts';
import { registerWorker } from '../../lib/offline/register-worker.ts';
import { TakeError } from './fetch-file.ts';
import { changed, progressed, say, stopped } from './kept-state.ts';
import { filesFor } from './languages.ts';
import { readManifest, readPackages } from './offline-api.ts';
import { cacheOf } from './plan.ts';
import { takeFiles } from './take-files.ts';
import { tidy } from './tidy.ts';

/** A portal that is rebuilt while a phone downloads is asked again so many times. */
const VERSIONS = 3;
const going = new Map<string, AbortController>();

/** Records and what they name change together: neither is swept away between the two. */
export const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('toan-canh:offline', work);

type Taken = Pick<KeptPackage, 'city' | 'id' | 'kind' | 'title' | 'area' | 'clipped' | 'languages'>;

function recordOf(manifest: PackageManifest, { languages }: Taken, before: KeptPackage | undefined): KeptPackage {
  const { city, id, kind, title, area, clipped, version } = manifest;
  const files = filesFor(manifest.files, languages).filter(({ part }) => part !== 'app');
  return {
    ...{ city, id, kind, title, area, clipped, languages },
    current: before?.current ?? null,
    next: { version, files, at: 0 },
    trouble: null,
    paused: false,
  };
}

async function oneVersion(taken: Taken, signal: AbortSignal): Promise<void> {
  const { city, id, languages } = taken;
  const key = keyOf({ city, id });
  const manifest = await readManifest(city, id, signal);
  const record = recordOf(manifest, taken, await readKept(key));
  await alone(() => writeKept(record));
  await changed();
  const files = filesFor(manifest.files, languages);
  const app = files.filter(({ part }) => part === 'app');
  const place = (file: KeptFile) => cacheOf(file, key, manifest.version, manifest.build);
  const total = { totalBytes: files.reduce((sum, { bytes }) => sum + bytes, 0), totalFiles: files.length };
  await takeFiles(files, place, { signal, onFile: (done) => progressed(key, { ...done, ...total }) });
  if (app.length > 0) await (await caches.open(appCache(manifest.build))).put(COMPLETE, new Response(manifest.build));
  const { next } = record;
  await alone(() => writeKept({ ...record, current: next && { ...next, at: Date.now() }, next: null }));
  await changed();
  await alone(tidy);
}

/** What went wrong in one word; null: it was left on purpose. */
function troubleOf(error: unknown, signal: AbortSignal): Trouble | null {
  if (signal.aborted) return null;
  if (error instanceof TakeError) return error.trouble;
  if (error instanceof ApiError) return error.code === 'not-found' ? 'changed' : 'network';
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused';
}

/** @returns whether it is whole now; false, too, where another tab is at it */
async function takeOne(summary: Taken): Promise<boolean> {
  const { city, id } = summary;
  const key = keyOf(summary);
  return navigator.locks.request(`toan-canh:take:${key}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false;
    const control = new AbortController();
    going.set(key, control);
    progressed(key, { bytes: 0, files: 0, totalBytes: 0, totalFiles: 0 });
    try {
      await registerWorker();
      // Asked for with the tap that begins; a refusal only means that the browser may tidy up when the device is full.
      void navigator.storage?.persist?.();
      for (let count = 1; ; count++) {
        try {
          await oneVersion(summary, control.signal);
          return true;
        } catch (error) {
          if (!(error instanceof TakeError) || error.trouble !== 'changed' || count === VERSIONS) throw error;
        }
      }
    } catch (error) {
      const trouble = troubleOf(error, control.signal);
      const { kind, title, area, clipped, languages } = summary;
      await alone(async () => {
        const record = (await readKept(key)) ?? { city, id, kind, title, area, clipped, languages, current: null, next: null };
        await writeKept({ ...record, trouble, paused: trouble === null });
      }).catch(() => undefined);
      return false;
    } finally {
      going.delete(key);
      stopped(key);
      await changed();
    }
  });
}

/** Entry documents of tiles name one version for a whole city, so that what was taken along of it earlier has to follow. */
async function followers({ city, id }: Pick<KeptPackage, 'city' | 'id'>): Promise<KeptPackage[]> {
  const { packages } = await readPackages(city);
  return (await keptPackages()).filter(
    (kept) =>
      kept.city === city &&
      kept.id !== id &&
      kept.next === null &&
      packages.some(({ id: own, version }) => own === kept.id && kept.current !== null && version !== kept.current.version),
  );
}

/** Takes a package along, or its newer version, or goes on with what was left. Never rejects: what went wrong stands in the record. */
export async function take(summary: Taken): Promise<void> {
  if (!(await takeOne(summary))) return;
  for (const kept of await followers(summary).catch(() => [])) await takeOne(kept);
}

/** Leaves a package where it is, in whichever tab it is on its way. */
export function pause(key: string): void {
  going.get(key)?.abort();
  say({ kind: 'pause', key });
}
export const pausedElsewhere = (key: string): void => going.get(key)?.abort();

/** Takes a package and all that only it needs off the device. */
export async function remove(key: string): Promise<void> {
  pause(key);
  await navigator.locks.request(`toan-canh:take:${key}`, () =>
    alone(async () => {
      await removeKept(key);
      await tidy();
    }),
  );
  await changed();
}

/** Goes on with what a closed page or a lost network left half done. */
export async function goOn(): Promise<void> {
  for (const kept of await keptPackages().catch(() => []))
    if (kept.next && !kept.paused && (kept.trouble === null || kept.trouble === 'network')) await take(kept);
}
