import { Place } from '../../../data/contract.ts';
import { parseOpeningHours } from '../../../data/model/opening-hours.ts';
import { type FieldFault, fieldFault } from '../../http/field-fault.ts';
import { PlaceInput, SchoolInput } from '../../objects/contract.ts';
import { type Column, localColumn, namedColumn, numberColumn, positionColumn, sourceColumn, textColumn } from '../../objects/csv/column.ts';
import type { ObjectKind, World } from '../../objects/object-kind.ts';
import { aliasColumn, descriptionColumn } from './csv-columns.ts';
import { factColumns } from './fact-columns.ts';
import { placeRow } from './place-row.ts';

function check(
  { kind, openingHours, facts, validFrom, validTo, description }: Place,
  { kinds, factLabels, languages }: World,
): FieldFault[] {
  const labels = facts.map(({ label }) => label);
  const foreign = description.some((text) => Object.keys(text).some((lang) => !languages.includes(lang)));
  return [
    ...(kinds.some(({ id }) => id === kind)
      ? []
      : [fieldFault('kind', 'not-listed', 'is no kind of place', kinds.map(({ id }) => id).join(', '))]),
    ...(openingHours !== undefined && !parseOpeningHours(openingHours)
      ? [fieldFault('openingHours', 'bad-hours', 'cannot be read; write it like “Mo-Fr 07:30-11:30,13:30-17:00; Sa 08:00-12:00”')]
      : []),
    ...labels.flatMap((label, i) => {
      if (!Object.hasOwn(factLabels, label)) return [fieldFault(`facts.${i}`, 'unknown', 'there is no such fact', label)];
      return labels.indexOf(label) < i ? [fieldFault(`facts.${i}`, 'repeated', 'is said twice', label)] : [];
    }),
    ...(validFrom && validTo && validFrom >= validTo ? [fieldFault('validTo', 'bad-day', 'must be later than the day it begins')] : []),
    ...(foreign ? [fieldFault('description', 'not-listed', 'is in a language that this city has not', languages.join(', '))] : []),
  ];
}

const row: ObjectKind<Place>['row'] = (place, { kinds }, height) => {
  const kind = kinds.find(({ id }) => id === place.kind);
  if (!kind) throw new Error(`the place kind “${place.kind}” is not known.`);
  return placeRow(place, kind, height);
};

const idColumn = textColumn<Place>('id', { vi: 'Mã', en: 'Id' }, ({ id }) => id);
/** What school staff may say, as columns. */
const factual = (world: World, known: readonly Place[]): Column<Place>[] => [
  ...world.languages.map((lang) => localColumn<Place>('address', lang, { vi: 'Địa chỉ', en: 'Address' }, ({ address }) => address)),
  textColumn('openingHours', { vi: 'Giờ mở cửa', en: 'Opening hours' }, ({ openingHours }) => openingHours),
  ...world.languages.map((lang) => localColumn<Place>('summary', lang, { vi: 'Tóm tắt', en: 'Summary' }, ({ summary }) => summary)),
  ...world.languages.map((lang) => descriptionColumn(lang)),
  ...factColumns(world, known),
];
const nameColumns = ({ languages }: World) =>
  languages.map((lang) => localColumn<Place>('name', lang, { vi: 'Tên', en: 'Name' }, ({ name }) => name));

/** All places, schools too, as staff of the city edits them. */
export const PLACES: ObjectKind<Place> = {
  path: 'places',
  entity: 'place',
  permission: 'edit:place',
  only: '1',
  kindColumn: 'kind',
  scopes: { agencies: 'NULL', areas: 't.area_id', schools: `CASE t.kind WHEN 'school' THEN t.id END`, cameras: 'NULL' },
  schema: Place,
  input: PlaceInput,
  makes: true,
  decides: true,
  kindOf: ({ kind }) => kind,
  target: (city, { id, kind }, area) => ({ city, area, school: kind === 'school' ? id : undefined }),
  merge: (_, input, id) => ({ ...(input as PlaceInput), id }),
  check,
  row,
  users: `SELECT id FROM camera WHERE city = ? AND content ->> '$.placeId' = ? LIMIT 10`,
  columns: (world, known) => [
    idColumn,
    namedColumn('kind', { vi: 'Loại', en: 'Kind' }, ({ kind }) => kind, world.kinds),
    ...nameColumns(world),
    aliasColumn,
    positionColumn(0, 'lng', { vi: 'Kinh độ', en: 'Longitude' }),
    positionColumn(1, 'lat', { vi: 'Vĩ độ', en: 'Latitude' }),
    textColumn('accuracy', { vi: 'Độ chính xác', en: 'Accuracy' }, ({ accuracy }) => accuracy),
    numberColumn('uncertainty', { vi: 'Sai số (m)', en: 'Uncertainty (m)' }, ({ uncertainty }) => uncertainty),
    ...factual(world, known),
    textColumn('validFrom', { vi: 'Từ ngày', en: 'Valid from' }, ({ validFrom }) => validFrom),
    textColumn('validTo', { vi: 'Đến trước ngày', en: 'Valid to' }, ({ validTo }) => validTo),
    sourceColumn('name', { vi: 'Nguồn', en: 'Source' }),
    sourceColumn('url', { vi: 'Địa chỉ nguồn', en: 'Source address' }),
    sourceColumn('licence', { vi: 'Giấy phép', en: 'Licence' }),
    sourceColumn('date', { vi: 'Ngày của nguồn', en: 'Date of source' }),
  ],
};

/** Schools as their own staff edits them: the facts, not what the city says of position, kind and source. */
export const SCHOOLS: ObjectKind<Place> = {
  ...PLACES,
  path: 'schools',
  permission: 'edit:school',
  only: `t.kind = 'school'`,
  scopes: { ...PLACES.scopes, schools: 't.id' },
  input: SchoolInput,
  makes: false,
  decides: false,
  target: (city, { id }, area) => ({ city, area, school: id }),
  merge(before, input) {
    if (!before) return input;
    const { name: _, address, summary, description, facts, openingHours, ...kept } = before;
    return { ...kept, ...(input as SchoolInput) };
  },
  columns: (world, known) => [idColumn, ...nameColumns(world), ...factual(world, known)],
};
