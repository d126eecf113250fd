import { Agent, get } from 'node:http';
import { serve } from '@hono/node-server';
import { makePack, makePlace } from '../api/testing/make-pack.ts';
import { makePortal } from '../api/testing/make-portal.ts';

const PLACES = 100_000;
const SECONDS = 4;
const CONNECTIONS = 8;
const FIRST = [
  'An',
  'Bình',
  'Cường',
  'Đức',
  'Giang',
  'Hải',
  'Hùng',
  'Khánh',
  'Lâm',
  'Minh',
  'Nam',
  'Phúc',
  'Quang',
  'Sơn',
  'Thành',
  'Vinh',
];
const LAST = ['Lộc', 'Tiến', 'Thịnh', 'Phát', 'Hòa', 'Tân', 'Xuân', 'Long', 'Hà', 'Yên'];
const KINDS = ['school', 'market', 'pharmacy', 'food', 'lodging', 'health-station'] as const;

/** A pseudo-random number in [0, 1) from an index, the same every time. */
const noise = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
const nameOf = (i: number) => `${FIRST[i % FIRST.length]} ${LAST[Math.floor(i / FIRST.length) % LAST.length]} ${Math.floor(i / 160)}`;

/** A city of places spread over 0.4° x 0.4°, with names that repeat in their parts and hours on most. */
function crowdedPack() {
  const places = Array.from({ length: PLACES }, (_, i) =>
    makePlace(`p-${i}`, {
      kind: KINDS[i % KINDS.length] ?? 'school',
      name: { vi: nameOf(i), en: `${nameOf(i)} place` },
      position: [104.8 + noise(i) * 0.4, 20.8 + noise(i + 0.5) * 0.4],
      openingHours: i % 3 ? 'Mo-Su 07:00-21:00' : 'Mo-Fr 07:30-11:30,13:30-17:00',
    }),
  );
  return makePack('crowd', { places });
}

/** Asks paths over loopback on a few connections for some seconds; every path is new, so nothing comes from the cache of answers. */
async function load(port: number, path: (i: number) => string) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  let bytes = 0;
  let next = 0;
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const from = performance.now();
      get({ port, path: path(next++), agent }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
        response.on('data', (part: Buffer) => {
          bytes += part.length;
        });
        response.on('end', () => {
          times.push(performance.now() - from);
          resolve();
        });
      }).on('error', reject);
    });
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() - begin < SECONDS * 1000) await one();
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (q: number) => times[Math.min(times.length - 1, Math.floor(times.length * q))] ?? 0;
  return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99), kilobytes: bytes / times.length / 1000 };
}

/** Places by box and search over 100,000 generated places, on one core beside its client. */
export async function bench() {
  const from = performance.now();
  const portal = await makePortal([crowdedPack()]);
  const seeding = (performance.now() - from) / 1000;
  const server = serve({ fetch: portal.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const box = (i: number, size: number) => {
    const w = 104.8 + noise(i + 0.25) * (0.4 - size);
    const s = 20.8 + noise(i + 0.75) * (0.4 - size);
    return [w, s, w + size, s + size].map((v) => v.toFixed(6)).join(',');
  };
  const base = '/api/cities/crowd';
  const cases: [string, (i: number) => string][] = [
    ['places by box, some 60 in it', (i) => `${base}/places?bbox=${box(i, 0.01)}`],
    ['places by box, 1000 of some 1,500', (i) => `${base}/places?limit=1000&bbox=${box(i, 0.05)}`],
    ['places by box again, unchanged', () => `${base}/places?bbox=104.9,20.9,104.91,20.91`],
    ['search, two words and a number', (i) => `${base}/search?q=${encodeURIComponent(nameOf(i * 7919))}&near=105,21.${i % 1000}`],
    [
      'search, one common prefix',
      (i) => `${base}/search?q=${encodeURIComponent((FIRST[i % FIRST.length] ?? '').slice(0, 2))}&near=105,21.${i % 1000}`,
    ],
  ];
  const rows: { what: string; value: number; unit: string; note?: string }[] = [
    { what: `loading ${PLACES.toLocaleString('en')} places into the database`, value: Math.round(seeding * 10) / 10, unit: 's' },
  ];
  try {
    for (const [what, path] of cases) {
      const { rate, p50, p99, kilobytes } = await load(port, path);
      const note = `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ${kilobytes.toFixed(1)} kB an answer, ${CONNECTIONS} connections`;
      rows.push({ what, value: Math.round(rate), unit: 'requests/s', note });
    }
  } finally {
    server.close();
    await portal.close();
  }
  return { title: 'API over 100,000 places', rows };
}
