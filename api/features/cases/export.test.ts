import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { XlsxWriter } from '../../cases/xlsx-writer.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport } from '../../testing/send-report.ts';

let portal: Portal;
const ask = (path: string, as = 'operator') => portal.app.request(`/api/cities/mot/${path}`, { headers: { 'x-as': as } });
beforeAll(async () => {
  const identify = identifyBy({ operator: makeIdentity('ioc-operator'), officer: makeIdentity('agency-officer', ['office']) });
  const agencies = ['office', 'roads'].map((id) => ({ id, name: { vi: `Cơ quan ${id}` } }));
  const reports = [
    makeReport('mot-a', { agencyId: 'office', title: { vi: '=1+1' } }),
    makeReport('mot-b', { agencyId: 'roads', title: { vi: 'Ổ gà & “cống” <vỡ>\u0007' } }),
  ];
  portal = await makePortal([makePack('mot', { agencies, reports })], { identify });
});
afterAll(() => portal.close());

/** As a spreadsheet program reads it. */
async function sheetOf(response: Response) {
  const book = new exceljs.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  const rows: exceljs.CellValue[][] = [];
  sheet.eachRow((row) => rows.push((row.values as exceljs.CellValue[]).slice(1)));
  return { sheet, rows };
}

describe('the workbook', () => {
  it('has the columns and rows of the CSV, dates as dates of the city’s clock, and no formula', async () => {
    const response = await ask('cases.xlsx?sort=new');
    expect(response.headers.get('x-rows')).toBe('2');
    const { sheet, rows } = await sheetOf(response);
    const csv = (await (await ask('cases.csv?sort=new')).text()).split('\r\n');
    expect(rows[0]).toEqual(csv[0]?.split(','));
    expect(
      rows
        .slice(1)
        .map((row) => row[0])
        .sort(),
    ).toEqual(
      csv
        .slice(1)
        .flatMap((line) => line.split(',')[0] || [])
        .sort(),
    );
    const row = rows.find((one) => one[0] === 'mot-a') ?? [];
    expect(row[8]).toBe('=1+1');
    const { rows: kept } = await portal.db.client.execute(`SELECT received_at FROM report_case WHERE id = 'mot-a'`);
    // The library gives Excel's clock time out as if it were UTC.
    expect((row[1] as Date).getTime()).toBe(Number(kept[0]?.received_at) + 7 * 3_600_000);
    expect(rows.find((one) => one[0] === 'mot-b')?.[8]).toBe('Ổ gà & “cống” <vỡ>');
    sheet.eachRow((line) => line.eachCell((cell) => expect(cell.formula).toBeUndefined()));
  });
  it('holds what the filter and the reader’s rights leave', async () => {
    expect((await sheetOf(await ask('cases.xlsx?agency=roads'))).rows.slice(1).map((row) => row[0])).toEqual(['mot-b']);
    expect((await sheetOf(await ask('cases.xlsx', 'officer'))).rows.slice(1).map((row) => row[0])).toEqual(['mot-a']);
    expect((await ask('cases.xlsx?q=%00%00')).status).toBe(200);
  });
  it('never holds who sent a report', async () => {
    const contact = { name: 'Cầm Thị Hoa', email: 'hoa@example.vn', phone: '0912345678' };
    const send = (path: string, init?: RequestInit) => portal.app.request(path, init);
    const { id } = await jsonOf<{ id: string }>(await sendReport(send, 'mot', makeReportInput({ contact })));
    const { rows } = await sheetOf(await ask('cases.xlsx'));
    expect(rows.some((row) => row[0] === id)).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/Cầm Thị Hoa|hoa@|0912345678/);
  });
});

describe('a workbook of 100,000 rows', () => {
  it('is written piece by piece: what is kept at any time is a page, however many come', async () => {
    const writer = new XlsxWriter('lớn', 'Asia/Ho_Chi_Minh', ['a', 'b', 'c'], [10, 20, 10]);
    const pieces: Uint8Array[] = [];
    let written = 0;
    let largest = 0;
    for (let page = 0; page < 200; page++) {
      const rows = Array.from({ length: 500 }, (_, i) => [
        `r${page * 500 + i}`,
        new Date(1_768_000_000_000 + i * 60_000),
        (page * 7919 + i * 104_729) % 9973,
      ]);
      const piece = writer.write(rows);
      written += 500;
      largest = Math.max(largest, piece.length);
      pieces.push(piece);
    }
    pieces.push(writer.end());
    const whole = Buffer.concat(pieces);
    // No piece holds what was put off: each is about one page's share.
    expect(largest).toBeLessThan((whole.length / 200) * 12);
    const reader = new exceljs.stream.xlsx.WorkbookReader((await import('node:stream')).Readable.from([whole]) as never, {});
    let read = 0;
    for await (const sheet of reader) for await (const row of sheet) if (row) read += 1;
    expect(read).toBe(written + 1);
  });
  it('reads no page of the database before the one before it was taken', async () => {
    await portal.db.client.execute(
      `INSERT INTO report (city, id, category, status, due_at, lng, lat, sort, props, name, names_folded, words_folded, content, content_hash, updated_at)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
        SELECT 'mot', 'nhieu-' || i, 'road', 'received', 1768000000, 105, 21, i, '', '{"vi":"Ổ gà"}', 'o ga', '', '{}', '', '' FROM n`,
    );
    await portal.db.client.execute(
      `INSERT INTO report_case (report, city, id, category, state, channel, received_at, updated_at, due_at)
        SELECT seq, city, id, 'road', 'received', 'web', 1768000000000 + seq, 0, 1768000000000 + seq FROM report WHERE id LIKE 'nhieu-%'`,
    );
    let pages = 0;
    const { execute } = portal.db.client;
    portal.db.client.execute = ((statement: Parameters<typeof execute>[0]) => {
      if (JSON.stringify(statement).includes('ORDER BY c.due_at')) pages += 1;
      return execute.call(portal.db.client, statement as never);
    }) as typeof execute;
    const response = await ask('cases.xlsx');
    const reader = response.body?.getReader();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pages).toBeLessThanOrEqual(1);
    await reader?.read();
    await reader?.read();
    expect(pages).toBeLessThanOrEqual(4);
    await reader?.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pages).toBeLessThanOrEqual(5);
    portal.db.client.execute = execute;
  });
});
