import { asc } from 'drizzle-orm';
import { Hono } from 'hono';
import { Scene } from '../../../scenes/contract.ts';
import type { AppContext, AppEnv } from '../../http/context.ts';
import { city as cityTable } from '../cities/table.ts';

/** What the home screen offers at a long press: a page of the default city each. */
const SHORTCUTS = [
  { page: 'guide', name: 'Nghe thuyết minh' },
  { page: 'report', name: 'Báo sự cố' },
  { page: 'offline', name: 'Đã mang theo' },
];
const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
  src: `/icons/${name}-${size}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
});

/** `/manifest.webmanifest` (W3C Web Application Manifest): by it a phone puts the portal on its home screen. Its shortcuts lead to the default city. */
export function webManifest({ db }: AppContext) {
  return new Hono<AppEnv>().get('/manifest.webmanifest', async (c) => {
    const [first] = await db.orm.select().from(cityTable).orderBy(asc(cityTable.sort), asc(cityTable.id)).limit(1);
    const name = first ? Scene.parse(JSON.parse(first.scene)).name.vi : undefined;
    const manifest = {
      id: '/',
      name: name ? `Toàn Cảnh ${name}` : 'Toàn Cảnh',
      short_name: 'Toàn Cảnh',
      description: 'Bản đồ 3D mở của thành phố: trường học, điểm đến, camera và phản ánh của người dân.',
      lang: 'vi',
      dir: 'ltr',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      background_color: '#dbe9ee',
      theme_color: '#2d3a8c',
      categories: ['travel', 'navigation', 'government'],
      icons: [
        { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        ...[192, 512].flatMap((size) => [icon('icon', size, 'any'), icon('maskable', size, 'maskable')]),
      ],
      shortcuts: first
        ? SHORTCUTS.map(({ page, name: label }) => ({ name: label, url: `/${first.id}/${page}`, icons: [icon('icon', 192, 'any')] }))
        : [],
    };
    return c.body(JSON.stringify(manifest), 200, {
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });
}
