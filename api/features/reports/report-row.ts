import type { Category, Report as PackReport } from '../../../data/contract.ts';
import { bareJson, foldedNames, foldedWords, jsonOrNull, type PackRow } from '../../db/pack-row.ts';

const seconds = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** What the public knows of a report; one that no rule took has no agency yet. */
export type PublicReport = Omit<PackReport, 'agencyId'> & { agencyId?: string | undefined };

/** A report as a row, newest first. `height`: metres above the WGS 84 ellipsoid. */
export function reportRow(report: PublicReport, category: Category, height: number): PackRow {
  const { categoryId, title, status, address, agencyId, createdAt, updatedAt, dueAt, accuracy, source } = report;
  return {
    id: report.id,
    category: categoryId,
    status,
    due_at: seconds(dueAt),
    sort: -seconds(createdAt),
    lng: report.position[0],
    lat: report.position[1],
    height,
    props: bareJson({ categoryId, title, status, address, agencyId, createdAt, updatedAt, dueAt, accuracy, source }),
    name: JSON.stringify(title),
    detail: jsonOrNull(address),
    names_folded: foldedNames(title),
    words_folded: foldedWords(address, category.name),
    content: JSON.stringify(report),
  };
}
