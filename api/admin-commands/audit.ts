/** `npm run audit -- verify` */
import { verifyAudit } from '../audit/verify-audit.ts';
import { CommandError, runOnDatabase } from './run-command.ts';

await runOnDatabase(async ({ db }) => {
  if (process.argv[2] !== 'verify') throw new CommandError('Usage: npm run audit -- verify');
  const { rows, broken } = await verifyAudit(db.client);
  if (broken !== null)
    throw new CommandError(
      `The audit log was altered: row ${broken} is missing or does not follow from the one before (${rows} rows before it hold).`,
    );
  console.log(`The audit log holds: ${rows} rows.`);
});
