import type { LocalText } from '../../../data/contract.ts';
import { type CaseRow, caseSummary } from '../../cases/case-row.ts';
import type { CityRules } from '../../cases/city-rules.ts';
import type { Cell } from '../../cases/xlsx-writer.ts';

type Two = { vi: string; en: string };

/** Columns of every file for spreadsheets; the width in characters. */
const COLUMNS: (Two & { width: number })[] = [
  { vi: 'Mã', en: 'Id', width: 18 },
  { vi: 'Nhận lúc', en: 'Received', width: 17 },
  { vi: 'Cập nhật', en: 'Updated', width: 17 },
  { vi: 'Hạn', en: 'Due', width: 17 },
  { vi: 'Quá hạn', en: 'Late', width: 9 },
  { vi: 'Trạng thái', en: 'State', width: 14 },
  { vi: 'Ưu tiên', en: 'Priority', width: 10 },
  { vi: 'Loại', en: 'Category', width: 24 },
  { vi: 'Tiêu đề', en: 'Title', width: 48 },
  { vi: 'Địa chỉ', en: 'Address', width: 36 },
  { vi: 'Địa bàn', en: 'Area', width: 22 },
  { vi: 'Cơ quan', en: 'Agency', width: 28 },
  { vi: 'Người xử lý', en: 'Assignee', width: 22 },
  { vi: 'Kênh', en: 'Channel', width: 12 },
  { vi: 'Công khai', en: 'Public', width: 10 },
  { vi: 'Kinh độ', en: 'Longitude', width: 12 },
  { vi: 'Vĩ độ', en: 'Latitude', width: 12 },
];
export const WIDTHS = COLUMNS.map(({ width }) => width);
export const headings = (lang: string): string[] => COLUMNS.map((column) => column[lang === 'vi' ? 'vi' : 'en']);

/** A case as the cells of `headings`; instants as dates. */
export function caseCells(row: CaseRow, rules: CityRules, lang: string, now: Date): Cell[] {
  const said = (text: LocalText | undefined) => text?.[lang] ?? text?.vi ?? '';
  const yes = (value: boolean) => (value ? (lang === 'vi' ? 'có' : 'yes') : '');
  const s = caseSummary(row, now);
  const named = <T extends { id: string }>(all: T[], id: string | null) => all.find((one) => one.id === id);
  return [
    s.id,
    new Date(row.receivedAt),
    new Date(row.updatedAt),
    new Date(row.dueAt),
    yes(s.late),
    s.state,
    s.priority,
    said(named(rules.categories, s.categoryId)?.name),
    said(s.title),
    said(s.address),
    said(rules.areas.find((area) => area.id === s.areaId)?.properties.name),
    said(named(rules.agencies, s.agencyId)?.name),
    s.assignee?.name ?? '',
    s.channel,
    yes(s.published),
    s.position[0],
    s.position[1],
  ];
}
