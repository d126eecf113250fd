import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** Mesa draws WebGL on machines without a GPU, several times faster than the browser's own fallback. */
const MESA = ['libgl1-mesa-dri', 'libegl1', 'libgles2'];

/** CHROMIUM_PATH, an installed browser, Playwright's own download, or on Debian as root (said first) the distribution's package. */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const found = [...INSTALLED, chromium.executablePath()].find((path) => path && existsSync(path));
  if (found && (!debian || existsSync('/usr/share/doc/libgl1-mesa-dri'))) return found;
  if (!debian) return found;
  console.log('Installing chromium and the Mesa drivers with apt-get, for the browser tests.');
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...(found ? [] : ['chromium']), ...MESA], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (error) {
    console.error(`apt-get failed: ${error instanceof Error ? error.message : String(error)}`);
    return found;
  }
  return INSTALLED.find((path) => existsSync(path));
}
