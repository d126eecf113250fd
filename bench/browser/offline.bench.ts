import type { PackageList, PackageManifest, PackageSummary } from '../../api/features/offline/contract.ts';
import { sizesFor } from '../../web/features/offline/languages.ts';
import type { BenchResult, BenchRow } from '../bench.ts';
import { launch, VIEWPORT } from './launch.ts';
import { startPortal } from './start-portal.ts';

const MB = 1e6;
const rounded = (bytes: number): number => Math.round((bytes / MB) * 100) / 100;

/** With the stories in one language, and in all of them. */
function rowsOf(name: string, summary: PackageSummary): BenchRow[] {
  const all = [...new Set(summary.languages.map(({ lang }) => lang))];
  const [first = ''] = all.includes('vi') ? ['vi'] : all;
  return [
    ...sizeRows(`${name}, stories in one language (${first})`, sizesFor(summary, [first])),
    ...sizeRows(`${name}, stories in all languages (${all.join(', ')})`, summary),
  ];
}

function sizeRows(name: string, { bytes, transfer, parts }: Pick<PackageSummary, 'bytes' | 'transfer' | 'parts'>): BenchRow[] {
  const note = parts.map((part) => `${part.part} ${rounded(part.bytes)} (${part.files} files, ${rounded(part.transfer)} sent)`).join(', ');
  return [
    { what: `${name}: on the device`, value: rounded(bytes), unit: 'MB', note },
    { what: `${name}: to download`, value: rounded(transfer), unit: 'MB' },
  ];
}

/** Packages of the default city: sizes by part, how long they take to be listed, taken along, and opened without a network. */
export async function bench(): Promise<BenchResult> {
  const portal = await startPortal();
  const browser = await launch();
  try {
    const read = async <T>(path: string) => (await (await fetch(portal.url + path)).json()) as T;
    const { defaultCity: city } = await read<{ defaultCity: string }>('/api/cities');
    const timed = async <T>(work: () => Promise<T>) => {
      const from = performance.now();
      return { value: await work(), seconds: (performance.now() - from) / 1000 };
    };
    const cold = await timed(() => read<PackageList>(`/api/cities/${city}/packages`));
    const warm = await timed(() => read<PackageList>(`/api/cities/${city}/packages`));
    const { packages } = cold.value;
    const guides = packages.filter(({ kind }) => kind === 'guide').sort((a, b) => b.bytes - a.bytes);
    const [largest] = guides;
    const whole = packages.find(({ id }) => id === 'city');
    if (!largest || !whole) throw new Error('the city has no packages');
    const manifest = JSON.stringify(await read<PackageManifest>(`/api/cities/${city}/packages/city`)).length;

    const context = await browser.newContext({ viewport: VIEWPORT, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${portal.url}/${city}/offline?of=${largest.id}`);
    await page.getByRole('listitem').getByRole('button', { name: 'Take along', exact: true }).first().click();
    const taken = await timed(() => page.getByText(/^Ready to be used/).waitFor());
    const shell = async () => {
      await page.goto(`${portal.url}/${city}/guide?of=${largest.id.slice('guide:'.length)}`);
      await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
      return page.evaluate(() => performance.now());
    };
    await shell();
    const online = await shell();
    await context.setOffline(true);
    const offline = await shell();
    await context.close();
    return {
      title: 'Packages to take along',
      rows: [
        ...rowsOf('largest guide', largest),
        ...rowsOf('whole city', whole),
        { what: 'manifest of the whole city', value: Math.round(manifest / 1000), unit: 'kB' },
        { what: 'list of all packages, first time', value: cold.seconds, unit: 's', note: 'reads and hashes every file' },
        { what: 'list again', value: warm.seconds, unit: 's' },
        { what: 'largest guide taken along', value: taken.seconds, unit: 's', note: 'same machine; fetched, hashed, kept' },
        {
          what: 'guide opened without a network, beside with one',
          value: offline / online,
          unit: '×',
          note: `${Math.round(offline)} ms and ${Math.round(online)} ms until it can be played, both from the kept page`,
        },
      ],
    };
  } finally {
    await browser.close();
    await portal.stop();
  }
}
