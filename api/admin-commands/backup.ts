/** `npm run backup -- <folder>`, while the portal runs. */
import { resolve } from 'node:path';
import { makeBackup } from './make-backup.ts';
import { CommandError, runOnDatabase } from './run-command.ts';

await runOnDatabase(async (context) => {
  const folder = process.argv[2];
  if (folder === undefined) throw new CommandError('Usage: npm run backup -- <new folder>');
  const { files } = await makeBackup(context, resolve(folder));
  console.log(
    `Backed up to ${resolve(folder)}: the database and ${files} files. It holds personal data and keys: keep it as you keep the portal.`,
  );
});
