import { type Browser, chromium } from 'playwright';
import { findChromium } from '../../tests/browser/find-chromium.ts';

/** Mesa through ANGLE: WebGL 2 in software, several times faster than the browser's own fallback. */
const FLAGS = ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist', '--enable-precise-memory-info', '--js-flags=--expose-gc'];

/** A Chromium that draws WebGL without a graphics card. @throws where there is none */
export async function launch(): Promise<Browser> {
  const executablePath = await findChromium();
  if (!executablePath) throw new Error('no Chromium was found; set CHROMIUM_PATH to one');
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS });
}

/** The measured window. */
export const VIEWPORT = { width: 1280, height: 720 };
