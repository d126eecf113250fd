import type { BenchResult } from '../bench.ts';
import { launch, VIEWPORT } from './launch.ts';
import { startPortal } from './start-portal.ts';

interface Painted {
  milliseconds: number;
}

/** What the workers say each painted tile of the ground took, for the tiles of the opening view and of a walk around it. */
export async function bench(): Promise<BenchResult> {
  const portal = await startPortal();
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
    await context.addInitScript(() => {
      localStorage.setItem('toan-canh:quality', 'low');
      const painted: Painted[] = [];
      Object.assign(window, { painted });
      const Plain = window.Worker;
      window.Worker = class extends Plain {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          this.addEventListener('message', ({ data }: MessageEvent<Partial<Painted> | undefined>) => {
            if (typeof data?.milliseconds === 'number') painted.push({ milliseconds: data.milliseconds });
          });
        }
      };
    });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const times: number[] = [];
    for (const [lng, lat, range] of [
      [103.9125, 21.3285, 2600],
      [103.9125, 21.3285, 700],
      [103.9, 21.29, 1500],
    ]) {
      await page.goto(`${portal.url}/son-la?v=1&at=${lng},${lat},${range},38,-40`);
      await page.waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0);
      await page.waitForTimeout(5000);
      const list = await page.evaluate(() => (window as unknown as { painted: Painted[] }).painted);
      times.push(...list.map((one) => one.milliseconds));
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return {
      title: 'Painting the ground in the browser, tiles of 512 pixels',
      rows: [
        { what: 'a painted tile, median', value: at(0.5), unit: 'ms', note: 'canvas time in a worker, without fetching' },
        { what: 'a painted tile, 95 of 100', value: at(0.95), unit: 'ms' },
        { what: 'tiles measured', value: times.length, unit: '', note: 'three views of the default city' },
      ],
    };
  } finally {
    await browser.close();
    await portal.stop();
  }
}
