import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { readConfig } from './config.ts';
import { startServer } from './server.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { port, host } = readConfig(process.env);

/** API and tiles on PORT + 1, behind Vite's server with hot reloading on PORT. No content policy here: Vite's client would break it. */
async function dev() {
  const target = `http://127.0.0.1:${port + 1}`;
  await startServer({ ...process.env, PORT: String(port + 1), HOST: '127.0.0.1' }, { web: false });
  const vite = await createServer({
    root: `${ROOT}web`,
    configFile: `${ROOT}vite.config.ts`,
    server: {
      port,
      host,
      strictPort: true,
      proxy: { '/api': target, '/tiles': target, '/media': target, '/open311': target, '/manifest.webmanifest': target },
    },
  });
  await vite.listen();
  vite.printUrls();
}

dev().catch((error: unknown) => {
  console.error(`Toàn Cảnh cannot start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
