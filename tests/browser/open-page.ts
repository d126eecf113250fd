/** A visitor's browser. Whatever a visitor should never meet fails the test: script errors, other hosts, breaches of the content security policy. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

export const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=gl-egl',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];
/** The city may take this long on a busy machine without a graphics card. */
export const PATIENCE = 90_000;

export interface VisitOptions extends BrowserContextOptions {
  /** Path and parameters below the portal's address, or a whole address. */
  path?: string;
  /** Hosts that this visit may ask besides the portal. */
  hosts?: string[];
  /** What would be a fault elsewhere and is the point here. */
  expected?: RegExp[];
  /** Before the first script of the page runs. */
  prepare?: (page: Page) => Promise<unknown>;
}

export interface Visit {
  page: Page;
  /** What went wrong since the last look; empties the list. */
  faults(): string[];
  close(): Promise<void>;
}

declare global {
  interface Window {
    /** WebGL draw calls of this page so far. */
    drawCalls: number;
  }
}

/** One browser for a file of tests, at most one page open at a time unless a test asks for more. */
export function visitors(): { visit(options?: VisitOptions): Promise<Visit> } {
  let browser: Browser;
  const open = new Set<Visit>();
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: FLAGS });
  });
  afterEach(() => {
    expect([...open].flatMap((visit) => visit.faults())).toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    async visit(options = {}) {
      for (const visit of open) await visit.close();
      const visit = await openPage(browser, options);
      const { close } = visit;
      visit.close = async () => {
        open.delete(visit);
        await close();
      };
      open.add(visit);
      return visit;
    },
  };
}

async function openPage(browser: Browser, { path = '/', hosts = [], expected = [], prepare, ...options }: VisitOptions): Promise<Visit> {
  const portal = inject('portalUrl');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    colorScheme: 'light',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  const fault = (text: string) => expected.some((pattern) => pattern.test(text)) || faults.push(text);
  page.on('console', (message) => message.type() === 'error' && fault(`console: ${message.text()} (${message.location().url})`));
  page.on('pageerror', (error) => fault(`error: ${error.message}`));
  const known = new Set([portal, ...hosts].map((url) => new URL(url).host));
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && !known.has(host)) fault(`request to another host: ${request.url()}`);
  });
  await page.addInitScript(watchPage);
  await prepare?.(page);
  await page.goto(new URL(path, portal).href, { waitUntil: 'domcontentloaded', timeout: PATIENCE });
  return { page, faults: () => faults.splice(0), close: () => context.close() };
}

/** Runs in the page before its own scripts: the light preset, a count of draw calls, and a word about every breach of the policy. */
function watchPage(): void {
  if (location.protocol === 'about:') return;
  try {
    if (localStorage.getItem('toan-canh:quality') === null) localStorage.setItem('toan-canh:quality', 'low');
  } catch {
    // A frame in another site may have no storage; the portal has to live with that, and so does this.
  }
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI} at ${event.sourceFile}:${event.lineNumber}`),
  );
  window.drawCalls = 0;
  const gl = WebGL2RenderingContext.prototype;
  const { drawArrays, drawElements, drawArraysInstanced, drawElementsInstanced } = gl;
  const counting = <A extends unknown[]>(draw: (...values: A) => void) =>
    function (this: WebGL2RenderingContext, ...values: A) {
      window.drawCalls++;
      draw.apply(this, values);
    };
  gl.drawArrays = counting(drawArrays);
  gl.drawElements = counting(drawElements);
  gl.drawArraysInstanced = counting(drawArraysInstanced);
  gl.drawElementsInstanced = counting(drawElementsInstanced);
}

/** Waits until the city stands in its first view. */
export async function cityReady(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('portal:city-ready').length > 0, undefined, {
    timeout: PATIENCE,
    polling: 200,
  });
}

/** Waits until nothing has been drawn for `quiet` milliseconds: the map rests. */
export async function atRest(page: Page, quiet = 1000): Promise<void> {
  await page.evaluate(() => Object.assign(window, { restCalls: -1, restSince: 0 }));
  await page.waitForFunction(
    (span) => {
      const state = window as unknown as { restCalls: number; restSince: number };
      if (state.restCalls !== window.drawCalls) Object.assign(window, { restCalls: window.drawCalls, restSince: performance.now() });
      return performance.now() - state.restSince >= span;
    },
    quiet,
    { timeout: PATIENCE, polling: 100 },
  );
}
