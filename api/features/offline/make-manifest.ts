import { join } from 'node:path';
import type { Extent } from '../../../data/contract.ts';
import type { Box } from '../../../data/model/tile-box.ts';
import type { PackageFile, PackageOffer, PackagePart, PackageSource } from '../../http/package-source.ts';
import { appFiles } from './app-files.ts';
import { type LanguageSize, ManifestFile, type PackageManifest, type PartSize } from './contract.ts';
import { mapFew, measureFile, sha256 } from './measure.ts';
import { packageAreas } from './package-area.ts';
import { stageFiles, worldFiles } from './stage-files.ts';

/** What a phone can be asked to keep of one city. */
export const MOST = { bytes: 300_000_000, files: 8000 };

export interface ManifestParts {
  dataDir: string;
  webDir: string;
  sources: readonly PackageSource[];
  /** Above this a city is taken as its middle only. */
  most?: typeof MOST;
  /** What a public route answers to a stranger. */
  ask(url: string): Promise<{ status: number; body: Uint8Array }>;
}

type Measured = ManifestFile & { transfer: number; version: string };

async function measure(file: PackageFile, ask: ManifestParts['ask']): Promise<Measured | null> {
  const { part, lang } = file;
  const known = { url: file.url, part, ...(lang === undefined ? {} : { lang }) };
  if (file.path !== undefined) {
    const found = await measureFile(file.path);
    return found && { ...known, ...found, version: found.hash };
  }
  const { status, body } = await ask(file.url);
  // JSON of ours shrinks to about a quarter on its way.
  return status === 200
    ? { ...known, bytes: body.length, transfer: Math.ceil(body.length / 4), hash: null, version: file.version ?? '' }
    : null;
}

const ORDER: PackagePart[] = ['app', 'texts', 'sound', 'map', 'terrain', 'buildings', 'models', 'directions'];

type Sized = Pick<Measured, 'part' | 'lang' | 'bytes' | 'transfer'>;

export function sizesByPart(files: readonly Sized[]): PartSize[] {
  return ORDER.flatMap((part) => {
    const own = files.filter((file) => file.part === part);
    if (own.length === 0) return [];
    const sum = (key: 'bytes' | 'transfer') => own.reduce((total, file) => total + file[key], 0);
    return [{ part, files: own.length, bytes: sum('bytes'), transfer: sum('transfer') }];
  });
}

/** What each language adds to the parts. */
function sizesByLanguage(files: readonly Sized[]): LanguageSize[] {
  const languages = [...new Set(files.flatMap(({ lang }) => lang ?? []))].sort();
  return languages.flatMap((lang) => sizesByPart(files.filter((file) => file.lang === lang)).map((size) => ({ lang, ...size })));
}

/** What one offer consists of at this moment. @param extent of the city @param centre its middle, [lng, lat] */
export async function makeManifest(
  { dataDir, webDir, sources, ask, most = MOST }: ManifestParts,
  { city, extent, centre }: { city: string; extent: Box; centre: readonly [number, number] },
  offer: PackageOffer,
  sound: 'webm' | 'mp3',
): Promise<PackageManifest> {
  const app = await appFiles(webDir);
  const root = join(dataDir, 'tiles');
  const areas = packageAreas(offer, extent, centre);
  let area: Box = extent;
  let kept: Measured[] = [];
  let tries = 0;
  // The largest area that a phone can hold.
  for (area of areas) {
    tries++;
    const given = await Promise.all(sources.map((source) => source.files(city, offer, area, sound)));
    const listed = [...given.flat(), ...(await stageFiles(root, city, area)), ...(await worldFiles(root, area))];
    const once = [...new Map(listed.map((file) => [file.url, file])).values()];
    if (once.length > most.files && tries < areas.length) continue;
    kept = (await mapFew(once, 16, (file) => measure(file, ask))).filter((file) => file !== null);
    if (kept.reduce((sum, { bytes }) => sum + bytes, 0) <= most.bytes) break;
  }
  kept.sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part) || (a.url < b.url ? -1 : 1));
  const version = sha256(kept.map((file) => `${file.url} ${file.version}`).join('\n')).slice(0, 16);
  const all = [...app.files, ...kept];
  const sum = (key: 'bytes' | 'transfer') => all.reduce((total, file) => total + file[key], 0);
  return {
    city,
    id: offer.id,
    kind: offer.kind,
    title: offer.title,
    version,
    build: app.build,
    area: [...area] as Extent,
    clipped: offer.kind === 'city' && tries > 1,
    parts: sizesByPart(all),
    languages: sizesByLanguage(all),
    bytes: sum('bytes'),
    transfer: sum('transfer'),
    files: all.map(({ transfer: _, ...file }) => ManifestFile.parse(file)),
  };
}
