import { hasEspeak } from '../../../narration/speech/espeak.ts';
import { TourDraft } from '../../../scenes/tour-contract.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import type { ImportedTour, ImportTour, StudioList, StudioTour, VersionContent } from './contract.ts';
import { draftFaults } from './draft-faults.ts';
import { draftFromGeometry } from './exchange/draft-from-geometry.ts';
import { ExchangeError } from './exchange/geometry.ts';
import { readGeoJson } from './exchange/read-geojson.ts';
import { readGpx } from './exchange/read-gpx.ts';
import { readKml } from './exchange/read-kml.ts';
import { resolveTour } from './resolve-tour.ts';
import { tourFiles } from './tour-files.ts';
import { readDraft, readDrafts, readVersions } from './tour-rows.ts';
import { tourWorld } from './tour-shelf.ts';

/** All tours that an editor may work on: drafts, and those of the repository. @throws ProblemError as `authorize`; `city-unknown` */
export async function listStudio({ db }: AppContext, identity: Identity | null, city: string): Promise<StudioList> {
  authorize(identity, 'edit:tour', { city });
  await cityZone(db, city);
  const drafts = await readDrafts(db.client, city);
  const files = tourFiles(city).filter(({ id }) => !drafts.some(({ tour }) => tour.id === id));
  const entries = await Promise.all(
    drafts.map(async ({ tour, content, revision, published, editedAt, editedBy }) => {
      const version =
        published === null ? undefined : (await readVersions(db.client, city, tour.id)).find((one) => one.version === published);
      const changed =
        !version || JSON.stringify(TourDraft.parse(JSON.parse(version.content))) !== JSON.stringify(TourDraft.parse(JSON.parse(content)));
      return {
        id: tour.id,
        title: tour.title,
        stops: tour.stops.length,
        origin: 'studio' as const,
        published,
        changed,
        revision,
        editedAt,
        editedBy,
      };
    }),
  );
  const rest = files.map(({ id, title, stops }) => ({
    id,
    title,
    stops: stops.length,
    origin: 'file' as const,
    published: null,
    changed: false,
    revision: 0,
    editedAt: null,
    editedBy: null,
  }));
  return { tours: [...entries, ...rest] };
}

/** @throws ProblemError as `authorize`; `city-unknown`, `not-found` */
export async function readStudio(
  context: AppContext,
  identity: Identity | null,
  { city, id }: { city: string; id: string },
): Promise<StudioTour> {
  authorize(identity, 'edit:tour', { city });
  const { db } = context;
  await cityZone(db, city);
  const draft = await readDraft(db.client, city, id);
  if (!draft) throw new ProblemError('not-found', 'There is no such tour.');
  const versions = await readVersions(db.client, city, id);
  const world = await tourWorld(context, city, [draft.tour]);
  return {
    draft: draft.tour,
    revision: draft.revision,
    published: draft.published,
    versions: versions.map(({ version, note, at, by }) => ({ version, note, at, by })),
    faults: await draftFaults(context, city, draft.tour),
    speaks: hasEspeak(),
    preview: resolveTour(draft.tour, world, draft.published ?? 0),
  };
}

/** @throws ProblemError as `authorize`; `not-found` */
export async function readStudioVersion(
  { db }: AppContext,
  identity: Identity | null,
  { city, id, version }: { city: string; id: string; version: number },
): Promise<VersionContent> {
  authorize(identity, 'edit:tour', { city });
  const found = (await readVersions(db.client, city, id)).find((one) => one.version === version);
  if (!found) throw new ProblemError('not-found', 'There is no such version.');
  const { note, at, by, content } = found;
  return { version, note, at, by, tour: TourDraft.parse(JSON.parse(content)) };
}

/** Reads a file into a draft; nothing is kept. @throws ProblemError as `authorize`; `city-unknown`; `unsupported-file` that says why */
export async function importTour(
  { db }: AppContext,
  identity: Identity | null,
  city: string,
  { format, text }: ImportTour,
): Promise<ImportedTour> {
  authorize(identity, 'edit:tour', { city });
  await cityZone(db, city);
  try {
    const read = { gpx: readGpx, kml: readKml, geojson: readGeoJson }[format](text);
    if (!('points' in read)) return { tour: read, skipped: 0 };
    if (read.points.length === 0 && read.lines.length === 0) throw new ExchangeError('There is neither a point nor a line in it.');
    return { tour: TourDraft.parse(draftFromGeometry(read, 'nhap-khau')), skipped: read.skipped };
  } catch (error) {
    if (error instanceof ExchangeError) throw new ProblemError('unsupported-file', error.message);
    throw error;
  }
}
