/** `npm run restore -- <folder>`, into a DATA_DIR without a database. */
import { resolve } from 'node:path';
import { restoreBackup } from './restore-backup.ts';
import { CommandError, runCommand } from './run-command.ts';

await runCommand(async (config) => {
  const folder = process.argv[2];
  if (folder === undefined) throw new CommandError('Usage: npm run restore -- <folder>');
  const { madeAt } = await restoreBackup(config, resolve(folder));
  console.log(`Restored the portal as it was at ${madeAt}. Start it with: npm start`);
});
