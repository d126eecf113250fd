import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rollup } from 'vite';

const ENTRY = fileURLToPath(new URL('service-worker.ts', import.meta.url));
/** Of Cesium's own files those that the map asks for. */
const CESIUM =
  /\/(Workers\/|ThirdParty\/(basis_transcoder|draco_decoder)\.wasm$|Assets\/(approximateTerrainHeights\.json|Images\/ion-credit\.png)$)/;
/** Where the sun stands needs the pole's way (IAU 2006), in files of 1,000 days from JD 2,442,396.5 on (Cesium's Iau2006XysData): that of now and the next. */
const POLE = Math.floor((Date.now() / 86_400_000 + 2_440_587.5 - 2_442_396.5) / 1000);
const isPole = (path: string): boolean => [POLE, POLE + 1].some((number) => path.endsWith(`/IAU2006_XYS_${number}.json`));

/** Whether the page may ask for a file of the build while it runs. Old fonts, packed siblings and what only the worker or the server read are left out. */
function isNeeded(path: string): boolean {
  if (/\.(br|gz|woff|map)$/.test(path) || ['index.html', 'sw.js', 'app.json'].includes(path)) return false;
  return !/^assets\/cesium-/.test(path) || CESIUM.test(path) || isPole(path);
}

/** One file without imports, with the build's version and the list of its files in it. */
async function workerCode(buildId: string, files: readonly string[]): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'warn',
    define: { APP_BUILD: JSON.stringify(buildId), APP_FILES: JSON.stringify(files) },
    build: { write: false, target: 'es2023', rolldownOptions: { input: ENTRY, output: { format: 'iife' } } },
  })) as Rollup.RollupOutput | Rollup.RollupOutput[];
  const [chunk] = (Array.isArray(output) ? output : [output]).flatMap((one) => one.output);
  if (chunk?.type !== 'chunk') throw new Error('the service worker was not built');
  return chunk.code;
}

/** Writes `/sw.js` and `/app.json`: the files that the page needs without a network, with sizes and hashes, and a version over all of them. */
export function serviceWorker(): Plugin {
  let root = '';
  return {
    name: 'service-worker',
    configResolved(config) {
      root = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use('/sw.js', async (_request, response) => {
        response.setHeader('content-type', 'text/javascript');
        response.end(await workerCode('development', []));
      });
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const found = await readdir(root, { recursive: true, withFileTypes: true });
        const paths = found
          .filter((entry) => entry.isFile())
          .map((entry) =>
            join(entry.parentPath, entry.name)
              .slice(root.length + 1)
              .replaceAll('\\', '/'),
          )
          .filter(isNeeded)
          .sort();
        const files = await Promise.all(
          ['index.html', ...paths].map(async (path) => {
            const body = await readFile(join(root, path));
            const hash = createHash('sha256').update(body).digest('hex');
            return { url: path === 'index.html' ? '/' : `/${path}`, bytes: body.length, hash };
          }),
        );
        const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
        // The server fills a nonce into the entry page, so that no two answers are alike.
        const told = files.map((file) => (file.url === '/' ? { ...file, hash: null } : file));
        await writeFile(join(root, 'app.json'), JSON.stringify({ build: version, files: told }));
        await writeFile(
          join(root, 'sw.js'),
          await workerCode(
            version,
            files.map(({ url }) => url),
          ),
        );
      },
    },
  };
}
