import type { Database } from '../../db/database.ts';
import { answerVersion, type PackageSource } from '../../http/package-source.ts';
import { readDocuments } from './documents.ts';

/** What the search looks through, so that places, areas and streets are found without a network. */
export const searchOffline = (db: Database): PackageSource => ({
  async files(city) {
    // Heights follow the model that is built, and nobody takes a package anew for them.
    const steady = (await readDocuments(db, city)).map(({ position: [lng, lat], ...document }) => ({ ...document, lng, lat }));
    return [{ url: `/api/cities/${city}/search/documents`, part: 'texts', version: answerVersion(steady) }];
  },
});
