/** `npm run admin -- create --email … --name …`, `key …`, `keys`, `end-key ID` */
import { parseArgs } from 'node:util';
import { defaultCity } from './default-city.ts';
import { makeAdministrator } from './make-administrator.ts';
import { endOpen311Key, listOpen311Keys, makeOpen311Key } from './open311-keys.ts';
import { type CommandContext, CommandError, runOnDatabase } from './run-command.ts';

const USAGE = `Usage: npm run admin -- create --email someone@example.vn --name "Their name"
       npm run admin -- key --name "Who uses it" [--may send,media,update] [--city CITY] [--agency AGENCY] [--per-hour 600]
       npm run admin -- keys
       npm run admin -- end-key ID`;

async function create(
  context: CommandContext,
  { email, name }: { email?: string | undefined; name?: string | undefined },
): Promise<string> {
  const link = await makeAdministrator(context, { email, name, city: await defaultCity(context.db.client) });
  return `${link}\nThe link sets the password; it works once, for three days. Then set up the second factor on the same page.`;
}

await runOnDatabase(async (context) => {
  const names = ['email', 'name', 'may', 'city', 'agency', 'per-hour'];
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    strict: false,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const given: Record<string, string | undefined> = Object.fromEntries(
    names.map((name) => [name, typeof values[name] === 'string' ? values[name] : undefined]),
  );
  const [command, id = ''] = positionals;
  if (command === 'create') console.log(await create(context, given));
  else if (command === 'key') console.log(await makeOpen311Key(context, given));
  else if (command === 'keys') console.log(await listOpen311Keys(context));
  else if (command === 'end-key') console.log(await endOpen311Key(context, id));
  else throw new CommandError(USAGE);
});
