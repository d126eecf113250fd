import { startServer } from './server.ts';

startServer(process.env).catch((error: unknown) => {
  console.error(`Toàn Cảnh cannot start: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 500).unref();
});
