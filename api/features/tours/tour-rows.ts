import type { Client, Transaction } from '@libsql/client';
import { type Tour, TourDraft } from '../../../scenes/tour-contract.ts';
import type { TourVersion } from './contract.ts';
import { tourFiles } from './tour-files.ts';

export interface DraftRow {
  tour: TourDraft;
  /** As it stands in the database. */
  content: string;
  revision: number;
  published: number | null;
  editedBy: string;
  editedAt: string;
}
type Reader = Pick<Client | Transaction, 'execute'>;

const COLUMNS = `t.id, t.content, t.revision, t.published, t.edited_at, coalesce(u.name, '') AS name
  FROM tour t LEFT JOIN user u ON u.id = t.edited_by`;
const rowOf = (row: Record<string, unknown>): DraftRow => ({
  tour: TourDraft.parse(JSON.parse(String(row.content))),
  content: String(row.content),
  revision: Number(row.revision),
  published: row.published === null ? null : Number(row.published),
  editedBy: String(row.name),
  editedAt: String(row.edited_at),
});

/** All drafts of a city, by id. */
export async function readDrafts(db: Reader, city: string): Promise<DraftRow[]> {
  const { rows } = await db.execute({ sql: `SELECT ${COLUMNS} WHERE t.city = ? ORDER BY t.id`, args: [city] });
  return rows.map(rowOf);
}

/** A draft; of a tour that only the repository has, a copy of it with revision 0; null where there is neither. */
export async function readDraft(db: Reader, city: string, id: string): Promise<DraftRow | null> {
  const { rows } = await db.execute({ sql: `SELECT ${COLUMNS} WHERE t.city = ? AND t.id = ?`, args: [city, id] });
  if (rows[0]) return rowOf(rows[0]);
  const file = tourFiles(city).find((tour) => tour.id === id);
  return file ? { tour: file, content: JSON.stringify(file), revision: 0, published: null, editedBy: '', editedAt: '' } : null;
}

/** What visitors see of the studio's tours. */
export async function readPublished(db: Reader, city: string): Promise<{ tour: Tour; version: number }[]> {
  const { rows } = await db.execute({
    sql: `SELECT v.content, v.version FROM tour t JOIN tour_version v ON v.city = t.city AND v.tour = t.id AND v.version = t.published
      WHERE t.city = ? ORDER BY t.id`,
    args: [city],
  });
  return rows.map((row) => ({ tour: TourDraft.parse(JSON.parse(String(row.content))), version: Number(row.version) }));
}

const VERSION_COLUMNS = `v.version, v.note, v.published_at, v.content, coalesce(u.name, '') AS name
  FROM tour_version v LEFT JOIN user u ON u.id = v.published_by`;

/** Newest first. */
export async function readVersions(db: Reader, city: string, id: string): Promise<(TourVersion & { content: string })[]> {
  const { rows } = await db.execute({
    sql: `SELECT ${VERSION_COLUMNS} WHERE v.city = ? AND v.tour = ? ORDER BY v.version DESC`,
    args: [city, id],
  });
  return rows.map((row) => ({
    version: Number(row.version),
    note: String(row.note),
    at: String(row.published_at),
    by: String(row.name),
    content: String(row.content),
  }));
}
