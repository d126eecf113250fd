/** `npm run admin -- create --email … --name …` */
import { parseArgs } from 'node:util';
import { defaultCity } from './default-city.ts';
import { makeAdministrator } from './make-administrator.ts';
import { CommandError, runOnDatabase } from './run-command.ts';

const USAGE = 'Usage: npm run admin -- create --email someone@example.vn --name "Their name"';

await runOnDatabase(async (context) => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    strict: false,
    options: { email: { type: 'string' }, name: { type: 'string' } },
  });
  if (positionals[0] !== 'create') throw new CommandError(USAGE);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const city = await defaultCity(context.db.client);
  const link = await makeAdministrator(context, { email: text(values.email), name: text(values.name), city });
  console.log(`${link}\nThe link sets the password; it works once, for three days. Then set up the second factor on the same page.`);
});
