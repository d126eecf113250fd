import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IMPORT_LIMITS } from '../../../data/model/object-limits.ts';
import { packIds, readPack } from '../../seed/read-pack.ts';
import { makeCamera, makePack, makePlace } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import type { ImportPlan } from '../contract.ts';
import { numberReader } from './read-number.ts';
import { plainCell, safeCell } from './write-csv.ts';

const boss = makeIdentity('administrator');
const teacher = {
  ...makeIdentity('school-staff', undefined, 'mot'),
  grants: [{ role: 'school-staff' as const, city: 'mot', scope: { schools: ['a'] } }],
};
const identify = identifyBy({ boss, teacher });

const exported = async (portal: Portal, path: string, as = 'boss') =>
  new Uint8Array(await (await portal.app.request(`/api/admin/cities/${path}`, { headers: { 'x-as': as } })).arrayBuffer());
const send = async (portal: Portal, path: string, file: string | Uint8Array, { as = 'boss', token = '' } = {}) => {
  const response = await portal.app.request(`/api/admin/cities/${path}/import${token && `?token=${token}`}`, {
    method: 'POST',
    headers: { 'x-as': as, 'content-type': 'text/csv' },
    body: typeof file === 'string' ? file : Buffer.from(file),
  });
  return { status: response.status, json: (await response.json()) as ImportPlan & { detail?: string; code?: string } };
};

describe('all packs', () => {
  let portal: Portal;
  let ids: string[];
  beforeAll(async () => {
    ids = await packIds();
    portal = await makePortal(await Promise.all(ids.map((id) => readPack(id))), { identify });
  });
  afterAll(() => portal.close());
  it('exported and imported again change nothing, in both forms', async () => {
    for (const city of ids)
      for (const path of ['places', 'schools', 'cameras'])
        for (const lang of ['vi', 'en']) {
          const file = await exported(portal, `${city}/${path}.csv?lang=${lang}`);
          const { json } = await send(portal, `${city}/${path}`, file);
          expect([city, path, lang, json.rows, json.ignoredColumns]).toEqual([city, path, lang, [], []]);
          expect(json.counts).toMatchObject({ new: 0, changed: 0, faulty: 0 });
          expect(json.counts.unchanged).toBeGreaterThan(9);
        }
  });
  it('begin with the mark of UTF-8, and the Vietnamese form has semicolons and decimal commas', async () => {
    const [city] = ids;
    const file = await exported(portal, `${city}/places.csv`);
    expect([...file.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(file);
    expect(text).toMatch(/^Mã;Loại;Tên \(vi\);Tên \(en\);/);
    expect(text).toMatch(/;10\d,\d+;\d\d,\d+;/);
    expect(new TextDecoder().decode(await exported(portal, `${city}/places.csv?lang=en`))).toMatch(/^Id,Kind,/);
  });
});

describe('a file', () => {
  let portal: Portal;
  const wild = { vi: '=HYPERLINK("x")', en: `'=1` };
  beforeEach(async () => {
    const places = [
      makePlace('a', {
        name: { vi: 'Trường A', en: 'School A' },
        facts: [{ label: 'pupils', value: 900, unit: 'em', accuracy: 'sample' }],
      }),
      makePlace('b', {
        name: wild,
        position: [105.005, 21.005],
        facts: [{ label: 'level', value: { vi: 'THCS', en: 'Lower secondary' } }],
      }),
      makePlace('cho', {
        kind: 'market',
        name: { vi: 'Chợ' },
        position: [104.995, 21],
        description: [{ vi: 'Một', en: 'One' }, { vi: 'Hai' }],
      }),
    ];
    portal = await makePortal([makePack('mot', { places, cameras: [makeCamera('c')] })], { identify });
  });
  afterEach(() => portal.close());
  const place = async (id: string) => (await portal.get(`/api/cities/mot/places/${id}`)).json?.properties;
  const told = ({ json }: Awaited<ReturnType<typeof send>>) =>
    json.rows?.map((row) => [row.line, row.state, ...row.fields, ...row.faults.map((f) => `${f.column} ${f.code}`)]);

  it('with formulas is made harmless on the way out, and read back as it was', async () => {
    const file = await exported(portal, 'mot/places.csv?lang=en');
    expect(new TextDecoder().decode(file)).toContain(`"'=HYPERLINK(""x"")",''=1`);
    expect((await send(portal, 'mot/places', file)).json.counts).toMatchObject({ unchanged: 3, changed: 0 });
    for (const text of ['=1', "'=1", "''=1", '-5', '@x', 'tên', "'x"]) expect(plainCell(safeCell(text))).toBe(text);
  });
  it('is previewed without a write, then applied whole', async () => {
    const file =
      'Mã;Tên (vi);Loại;Kinh độ;Vĩ độ;Độ chính xác;Nguồn;Giấy phép\r\na;Trường Mới;school;105;21;surveyed;UBND;CC0-1.0\r\n;Bến xe;Trường học;105,001;21,002;surveyed;UBND;CC0-1.0\r\n';
    const seen = await send(portal, 'mot/places', file);
    expect(told(seen)).toEqual([
      [2, 'changed', 'name', 'accuracy', 'source'],
      [3, 'new'],
    ]);
    expect((await place('a')).name.vi).toBe('Trường A');
    const done = await send(portal, 'mot/places', file, { token: seen.json.token });
    expect(done.json).toMatchObject({ applied: true, counts: { new: 1, changed: 1 } });
    expect((await place('a')).name).toEqual({ vi: 'Trường Mới', en: 'School A' });
    expect(await place('ben-xe')).toMatchObject({ kind: 'school', areaId: 'whole' });
    const audit = await portal.db.client.execute(`SELECT action, fields FROM audit ORDER BY seq`);
    expect(audit.rows.map((row) => row.action)).toEqual(['edit:place', 'create:place', 'import:place']);
  });
  it('leaves a faulty row out and writes the good ones', async () => {
    const file = 'id,kind\na,market\nb,castle\n';
    const seen = await send(portal, 'mot/places', file);
    expect(told(seen)).toEqual([
      [3, 'faulty', 'kind unknown'],
      [2, 'changed', 'kind'],
    ]);
    await send(portal, 'mot/places', file, { token: seen.json.token });
    expect([(await place('a')).kind, (await place('b')).kind]).toEqual(['market', 'school']);
  });
  it('is not applied when something changed since the preview', async () => {
    const file = 'id,kind\na,market\n';
    const { json } = await send(portal, 'mot/places', file);
    await portal.db.write((client) =>
      client.execute(`UPDATE place SET content = json_set(content, '$.openingHours', '24/7') WHERE id = 'a'`),
    );
    expect(await send(portal, 'mot/places', file, { token: json.token })).toMatchObject({
      status: 409,
      json: { code: 'version-conflict' },
    });
    expect((await send(portal, 'mot/places', 'id,kind\nb,market\n', { token: json.token })).status).toBe(409);
    expect((await place('a')).kind).toBe('school');
  });
  it('of figures keeps units; a changed one loses its mark of sample data', async () => {
    const file = 'Mã;Số liệu: Số học sinh;Số liệu: Cấp học\na;1.250;\nb;;THCS và THPT\n';
    expect(told(await send(portal, 'mot/schools', file))).toEqual([
      [2, 'faulty', 'facts.pupils ambiguous-number'],
      [3, 'changed', 'facts'],
    ]);
    const plain = file.replace('1.250', '1250');
    const { json } = await send(portal, 'mot/schools', plain);
    await send(portal, 'mot/schools', plain, { token: json.token });
    expect((await place('a')).facts).toEqual([{ label: 'pupils', value: 1250, unit: 'em' }]);
    expect((await place('b')).facts).toEqual([{ label: 'level', value: { vi: 'THCS và THPT', en: 'Lower secondary' } }]);
  });
  it('of a teacher changes the own school only', async () => {
    const own = new TextDecoder().decode(await exported(portal, 'mot/schools.csv?lang=en', 'teacher'));
    expect(own.split('\r\n').slice(1, -1)).toHaveLength(1);
    expect(told(await send(portal, 'mot/schools', 'id,name.vi\na,Mới\nb,Mới\ncho,Mới\n', { as: 'teacher' }))).toEqual([
      [3, 'faulty', 'id not-allowed'],
      [4, 'faulty', 'id unknown'],
      [2, 'changed', 'name'],
    ]);
    expect((await send(portal, 'mot/places', 'id\na\n', { as: 'teacher' })).status).toBe(403);
  });

  const good = 'UBND;CC0-1.0';
  it.each([
    [
      'two rows of one id',
      'id,kind\na,market\na,site\n',
      [
        [3, 'faulty', 'id repeated'],
        [2, 'changed', 'kind'],
      ],
    ],
    [
      'the same thing without its id',
      `Tên (vi);Loại;lng;lat;accuracy;Nguồn;Giấy phép\nTrường A;school;105,0005;21;sample;${good}\n`,
      [[2, 'faulty', 'name.vi twin']],
    ],
    [
      'one new thing twice',
      `name vi;kind;lng;lat;accuracy;Nguồn;Giấy phép\nX;site;105,001;21,001;sample;${good}\nX;site;105,001;21,001;sample;${good}\n`,
      [
        [3, 'faulty', 'name.vi twin'],
        [2, 'new'],
      ],
    ],
    [
      'a new thing without what it needs',
      'name.vi\nX\n',
      [[2, 'faulty', 'kind missing', 'lng missing', 'accuracy missing', 'source.name missing']],
    ],
    ['a place outside the city', 'id,lng\na,106\n', [[2, 'faulty', 'lng outside']]],
    ['degrees with their comma lost', 'id;lng\na;103914\n', [[2, 'faulty', 'lng not-number']]],
    ['words for degrees', 'id,lat\na,bắc\n', [[2, 'faulty', 'lat not-number']]],
    ['no degrees', 'id,lat\na,\n', [[2, 'faulty', 'lat missing']]],
    ['hours that cannot be read', 'id,Giờ mở cửa\na,sáng\n', [[2, 'faulty', 'openingHours bad-hours']]],
    ['an empty name', 'id,name.vi\na,\n', [[2, 'faulty', 'name.vi missing']]],
    ['a number in words', 'id,uncertainty\na,nhiều\n', [[2, 'faulty', 'uncertainty not-number']]],
    ['a day that is none', 'id,validFrom\na,31/12/2025\n', [[2, 'faulty', 'validFrom bad-day']]],
    ['an address that runs code', 'id,source.url\na,javascript:alert(1)\n', [[2, 'faulty', 'source.url bad-address']]],
    [
      'a bad id',
      'id,name.vi\nA B,x\n',
      [[2, 'faulty', 'id bad-form', 'kind missing', 'lng missing', 'accuracy missing', 'source.name missing']],
    ],
    ['a cell too many', 'id,kind\na,market,x\n', [[2, 'faulty', ' bad-form']]],
    ['a cell too few', 'id,kind\na\n', [[2, 'faulty', ' bad-form']]],
    [
      'a row after cells of several lines',
      'id,description.vi\ncho,"Một\n\nHai\n\nBa"\n\na,"Một"\nzz,x\n',
      [
        [9, 'faulty', 'name.vi missing', 'kind missing', 'lng missing', 'accuracy missing', 'source.name missing'],
        [2, 'changed', 'description'],
        [8, 'changed', 'description'],
      ],
    ],
  ])('says of %s what is wrong, and where', async (_, file, rows) => {
    expect(told(await send(portal, 'mot/places', file))).toEqual(rows);
  });
  it.each([
    ['nothing', '', 'is empty'],
    ['a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'UTF-8'],
    ['an old Windows file', new Uint8Array([...Buffer.from('id,kind\na,'), 0xd0, 0xe2, 0x20]), 'UTF-8'],
    ['headings of another list', 'Ngày,Giờ\n1,2\n', 'no heading'],
    ['a column twice', 'id,kind,Loại\na,x,y\n', 'twice'],
    ['a quotation mark that never closes', 'id,kind\na,"x\n', 'never closed'],
    ['too many rows', `id\n${'a\n'.repeat(IMPORT_LIMITS.rows + 1)}`, 'rows'],
    ['too many bytes', `id\n${'a'.repeat(IMPORT_LIMITS.bytes)}`, 'MB'],
  ])('that is %s is refused whole with a sentence', async (_, file, words) => {
    const { status, json } = await send(portal, 'mot/places', file);
    expect([400, 413]).toContain(status);
    expect(json.detail).toContain(words);
  });
  it('in UTF-16 with tabs, as spreadsheets write Unicode text, is read', async () => {
    const text = 'id\tTên (vi)\na\tTrường Đổi\n';
    const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    expect(told(await send(portal, 'mot/places', bytes))).toEqual([[2, 'changed', 'name']]);
  });
  it('of cameras says what is wrong with them', async () => {
    const file = 'id;heading;visibility;purpose;agencyId\nc;360;public;school;Sở X\n';
    expect(told(await send(portal, 'mot/cameras', file))).toEqual([[2, 'faulty', 'agencyId unknown', 'heading too-large']]);
    expect(told(await send(portal, 'mot/cameras', file.replace('360', '12,5')))).toEqual([
      [2, 'faulty', 'agencyId unknown', 'visibility not-public'],
    ]);
    expect(told(await send(portal, 'mot/cameras', 'Mã;Cơ quan;Hướng nhìn (độ)\nc;Ủy ban;12,5\n'))).toEqual([[2, 'changed', 'heading']]);
  });
});

describe('a number', () => {
  it.each([
    [';', '1250', 1250],
    [';', '12,5', 12.5],
    [';', '3,445', 3.445],
    [';', '1.250', 'ambiguous-number'],
    [';', '12.5', 12.5],
    [';', '1.250,5', 1250.5],
    [';', '1.250.000', 1250000],
    [';', '0.125', 0.125],
    [',', '3.445', 3.445],
    [',', '1,250', 'ambiguous-number'],
    [',', '1,250.5', 1250.5],
    [',', '1 250', 1250],
    [',', '-5', -5],
    ['\t', '1.250', 'ambiguous-number'],
    [',', '1.2.3', 'not-number'],
    [',', '12%', 'not-number'],
    [',', '1e5', 'not-number'],
  ])('in a file with “%s”: %s', (delimiter, text, value) => {
    expect(numberReader(delimiter)(text)).toBe(value);
  });
});
