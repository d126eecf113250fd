import type { Browser, BrowserContextOptions, Page } from 'playwright';
import type { GuideDetail, GuideList } from '../../api/features/guides/contract.ts';
import type { BenchResult, BenchRow } from '../bench.ts';
import { launch } from './launch.ts';
import { startPortal } from './start-portal.ts';

const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const ROUNDS = 7;
/** A phone outside the town, as Lighthouse slows it: 1.6 Mbit/s, 150 ms there and back. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
/** A second is what the ear forgives after a tap. */
const SOON = 1000;
/** What the button is called, by language. */
const PLAY: Record<string, string> = { vi: 'Nghe', en: 'Play' };

declare global {
  interface Window {
    /** When the page was first touched, and when its sound was first seen to advance; milliseconds of the page's clock. */
    touchedAt: number;
    soundAt: number;
  }
}

interface Visit {
  /** From the opened link to the button, and from the touch to the sound; milliseconds. */
  ready: number;
  delay: number;
}

/** Runs in the page before its own scripts. */
function watchSound(): void {
  window.touchedAt = 0;
  window.soundAt = 0;
  document.addEventListener('touchstart', ({ timeStamp }) => (window.touchedAt ||= timeStamp), { capture: true, passive: true });
  const look = setInterval(() => {
    const audio = document.querySelector('audio');
    if (!audio || audio.paused || audio.currentTime === 0) return;
    window.soundAt = performance.now();
    clearInterval(look);
  }, 4);
}

/** Opens a page with nothing kept, touches its button as soon as it is there, and waits for the sound. */
async function listen(browser: Browser, lang: string, open: (page: Page) => Promise<unknown>, slow = false): Promise<Visit> {
  const context = await browser.newContext({ ...PHONE, locale: lang });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.addInitScript(watchSound);
    if (slow) await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', SLOW);
    await open(page);
    const button = page.getByRole('button', { name: PLAY[lang] ?? '', exact: true }).first();
    await button.waitFor();
    const ready = await page.evaluate(() => performance.now());
    await button.tap();
    await page.waitForFunction(() => window.soundAt > 0, undefined, { polling: 50 });
    const delay = await page.evaluate(() => window.soundAt - window.touchedAt);
    return { ready, delay };
  } finally {
    await context.close();
  }
}

/** From a scanned sign to sound: the short link on a phone's screen with an empty cache, beside a page that is nothing but a button and the same sound. */
export async function bench(): Promise<BenchResult> {
  const portal = await startPortal();
  const browser = await launch();
  try {
    const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${portal.url}/api${path}`)).json()) as T;
    const { defaultCity: city } = await ask<{ defaultCity: string }>('/cities');
    const { guides } = await ask<GuideList>(`/cities/${city}/guides`);
    const [guide] = guides;
    if (!guide) throw new Error('the default city has no guide whose sign could be scanned');
    const detail = await ask<GuideDetail>(`/cities/${city}/guides/${guide.id}`);
    const rows: BenchRow[] = [];
    for (const lang of Object.keys(PLAY)) {
      const sound = detail.languages[lang]?.stops[detail.stops[0]?.id ?? '']?.sound?.webm;
      if (!sound) throw new Error(`the first stop of ${guide.id} has no sound in ${lang}`);
      const scan = (page: Page) => page.goto(`${portal.url}/g/${city}/${guide.code}`, { waitUntil: 'commit' });
      const bare = async (page: Page) => {
        // A document of the portal without anything in it, so that the sound comes from the same server.
        await page.goto(`${portal.url}/api/cities`);
        await page.setContent(`<button hidden>${PLAY[lang]}</button><audio src="${sound}" preload="auto"></audio>`);
        await page.evaluate(() => {
          const [button, audio] = [document.querySelector('button'), document.querySelector('audio')];
          if (!button || !audio) return;
          button.onclick = () => void audio.play();
          // All that is left to the tap is to begin.
          const show = () => Object.assign(button, { hidden: false });
          if (audio.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) show();
          else audio.oncanplay = show;
        });
      };
      // The server reads its files once, and the browser starts its sound process.
      await listen(browser, lang, scan);
      const [scans, bares, slows]: [Visit[], Visit[], Visit[]] = [[], [], []];
      for (let i = 0; i < ROUNDS; i++) {
        scans.push(await listen(browser, lang, scan));
        bares.push(await listen(browser, lang, bare));
        if (i % 2 === 0) slows.push(await listen(browser, lang, scan, true));
      }
      rows.push(...rowsOf(lang, { scans, bares, slows }));
    }
    return { title: 'From a scanned sign to sound, 390x844, empty cache', rows };
  } finally {
    await browser.close();
    await portal.stop();
  }
}

function rowsOf(lang: string, { scans, bares, slows }: Record<'scans' | 'bares' | 'slows', Visit[]>): BenchRow[] {
  const [delays, bareDelays, slowDelays] = [scans, bares, slows].map((visits) => spread(visits.map(({ delay }) => delay)));
  const [ready, , slowReady] = [scans, bares, slows].map((visits) => spread(visits.map((visit) => visit.ready)));
  if (!delays || !bareDelays || !slowDelays || !ready || !slowReady) return [];
  const worst = ({ most, count }: Spread) => `worst ${Math.round(most)} ms of ${count}`;
  return [
    { what: `${lang}: from the link to the button`, value: ready.median, unit: 'ms', note: worst(ready) },
    { what: `${lang}: from the tap to sound, median`, value: delays.median, unit: 'ms', note: 'the audio element’s time advances' },
    { what: `${lang}: from the tap to sound, worst`, value: delays.most, unit: 'ms', target: { atMost: SOON }, note: `of ${delays.count}` },
    {
      what: `${lang}: from the tap to sound, to a page of a button and this sound, loaded`,
      value: delays.median / bareDelays.median,
      unit: 'x',
      note: `${Math.round(delays.median)} ms to ${Math.round(bareDelays.median)} ms, in turn; the other page’s ${worst(bareDelays)}`,
    },
    {
      what: `${lang}: on a slow line, from the link to the button`,
      value: slowReady.median,
      unit: 'ms',
      note: `1.6 Mbit/s, 150 ms; ${worst(slowReady)}`,
    },
    {
      what: `${lang}: on a slow line, from the tap to sound, worst`,
      value: slowDelays.most,
      unit: 'ms',
      target: { atMost: SOON },
      note: `median ${Math.round(slowDelays.median)} ms`,
    },
  ];
}

interface Spread {
  median: number;
  most: number;
  count: number;
}
function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[sorted.length >> 1] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN, count: sorted.length };
}
