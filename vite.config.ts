import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from './web/worker/build-worker.ts';

const cesiumRoot = dirname(createRequire(import.meta.url).resolve('cesium/package.json'));
const cesiumVersion: string = JSON.parse(await readFile(join(cesiumRoot, 'package.json'), 'utf8')).version;
/** Cesium reads its workers and textures from here at run time; the version in the path lets them be cached for ever. */
const cesiumBase = `/assets/cesium-${cesiumVersion}`;
const cesiumFolders = ['Workers', 'ThirdParty', 'Assets'];

/** Serves Cesium's own files in development and copies them beside the build. */
function cesiumFiles(): Plugin {
  let outDir = '';
  return {
    name: 'cesium-files',
    config: () => ({ define: { CESIUM_BASE_URL: JSON.stringify(`${cesiumBase}/`) } }),
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use(cesiumBase, async (request, response, next) => {
        const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
        if (path.includes('..') || !cesiumFolders.some((folder) => path.startsWith(`/${folder}/`))) return next();
        try {
          const body = await readFile(join(cesiumRoot, 'Build/Cesium', path));
          response.setHeader(
            'content-type',
            path.endsWith('.js') ? 'text/javascript' : path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream',
          );
          response.end(body);
        } catch {
          next();
        }
      });
    },
    async writeBundle() {
      await Promise.all(
        cesiumFolders.map((folder) => cp(join(cesiumRoot, 'Build/Cesium', folder), join(outDir, cesiumBase, folder), { recursive: true })),
      );
    },
  };
}

/** Cesium's widgets bring knockout, whose indirect eval would need `unsafe-eval`; it only looks for the global object. */
function noIndirectEval(): Plugin {
  return {
    name: 'no-indirect-eval',
    transform(code, id) {
      if (!id.includes('knockout') || !code.includes('(0,eval)("this")')) return;
      return { code: code.replaceAll('(0,eval)("this")', 'globalThis'), map: null };
    },
  };
}

/** Writes .br and .gz siblings once at build, so that no request compresses anything. */
function precompress(): Plugin {
  let root = '';
  const brotli = promisify(brotliCompress);
  const gz = promisify(gzip);
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      root = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const names = await readdir(root, { recursive: true });
      for (const name of names.filter((n) => /\.(js|css|svg|json|wasm|webmanifest)$/.test(n))) {
        const path = join(root, name);
        if ((await stat(path)).size < 1024) continue;
        const body = await readFile(path);
        const quality = body.length > 500_000 ? 6 : 9;
        const [br, zipped] = await Promise.all([brotli(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: quality } }), gz(body)]);
        if (br.length < body.length) await writeFile(`${path}.br`, br);
        if (zipped.length < body.length) await writeFile(`${path}.gz`, zipped);
      }
    },
  };
}

export default defineConfig({
  root: 'web',
  cacheDir: '../var/vite',
  plugins: [react(), noIndirectEval(), cesiumFiles(), serviceWorker(), precompress()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../var/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 6000,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What the page needs at once comes in two files, libraries (which change seldom) and our own shell; all else stays lazy.
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /[\\/]node_modules[\\/]/, tags: ['$initial'], priority: 2 },
            { name: 'shell', test: /[\\/]web[\\/]/, tags: ['$initial'], priority: 1 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  optimizeDeps: { include: ['cesium', 'resium'] },
});
