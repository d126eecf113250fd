import { Camera } from '../../../data/contract.ts';
import { fieldFault } from '../../http/field-fault.ts';
import { CameraInput } from '../../objects/contract.ts';
import { localColumn, namedColumn, numberColumn, positionColumn, sourceColumn, textColumn } from '../../objects/csv/column.ts';
import type { ObjectKind } from '../../objects/object-kind.ts';
import { cameraRow } from './camera-row.ts';

/** Cameras as staff edits them. */
export const CAMERAS: ObjectKind<Camera> = {
  path: 'cameras',
  entity: 'camera',
  permission: 'edit:camera',
  only: '1',
  kindColumn: 'purpose',
  scopes: { agencies: `t.content ->> '$.agencyId'`, areas: 't.area_id', schools: 'NULL', cameras: 't.id' },
  schema: Camera,
  input: CameraInput,
  makes: true,
  decides: true,
  kindOf: ({ purpose }) => purpose,
  target: (city, { id, agencyId }, area) => ({ city, camera: id, agency: agencyId, area }),
  merge: (_, input, id) => ({ ...(input as CameraInput), id }),
  check({ purpose, visibility, placeId, agencyId }, { rules, placeKinds }) {
    const place = placeId === undefined ? undefined : placeKinds.get(placeId);
    const inSchool = purpose === 'school' || place === 'school';
    return [
      ...(rules.agencies.some(({ id }) => id === agencyId) ? [] : [fieldFault('agencyId', 'unknown', 'there is no such agency', agencyId)]),
      ...(placeId !== undefined && place === undefined ? [fieldFault('placeId', 'unknown', 'there is no such place', placeId)] : []),
      ...(inSchool && visibility === 'public' ? [fieldFault('visibility', 'not-public', 'a camera of a school is never public')] : []),
    ];
  },
  row: (camera, _, height) => cameraRow(camera, height),
  users: null,
  columns: ({ languages, rules }) => [
    textColumn('id', { vi: 'Mã', en: 'Id' }, ({ id }) => id),
    ...languages.map((lang) => localColumn<Camera>('name', lang, { vi: 'Tên', en: 'Name' }, ({ name }) => name)),
    positionColumn(0, 'lng', { vi: 'Kinh độ', en: 'Longitude' }),
    positionColumn(1, 'lat', { vi: 'Vĩ độ', en: 'Latitude' }),
    numberColumn('heading', { vi: 'Hướng nhìn (độ)', en: 'Heading (degrees)' }, ({ heading }) => heading),
    numberColumn('fieldOfView', { vi: 'Góc nhìn (độ)', en: 'Field of view (degrees)' }, ({ fieldOfView }) => fieldOfView),
    numberColumn('range', { vi: 'Tầm nhìn (m)', en: 'Range (m)' }, ({ range }) => range),
    numberColumn('mountHeight', { vi: 'Độ cao lắp đặt (m)', en: 'Mount height (m)' }, ({ mountHeight }) => mountHeight),
    textColumn('purpose', { vi: 'Mục đích', en: 'Purpose' }, ({ purpose }) => purpose),
    textColumn('visibility', { vi: 'Ai được thấy', en: 'Visible to' }, ({ visibility }) => visibility),
    namedColumn('agencyId', { vi: 'Cơ quan', en: 'Agency' }, ({ agencyId }) => agencyId, rules.agencies),
    textColumn('placeId', { vi: 'Mã địa điểm', en: 'Place id' }, ({ placeId }) => placeId),
    textColumn('accuracy', { vi: 'Độ chính xác', en: 'Accuracy' }, ({ accuracy }) => accuracy),
    sourceColumn('name', { vi: 'Nguồn', en: 'Source' }),
    sourceColumn('url', { vi: 'Địa chỉ nguồn', en: 'Source address' }),
    sourceColumn('licence', { vi: 'Giấy phép', en: 'Licence' }),
    sourceColumn('date', { vi: 'Ngày của nguồn', en: 'Date of source' }),
  ],
};
