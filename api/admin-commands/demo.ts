/** `npm run demo`: one account of each role; `npm run demo -- --remove`: none. */
import { defaultCity } from './default-city.ts';
import { makeDemo, removeDemo } from './make-demo.ts';
import { runOnDatabase } from './run-command.ts';

await runOnDatabase(async (context) => {
  if (process.argv.includes('--remove')) {
    console.log(`${await removeDemo(context)} demo accounts removed.`);
    return;
  }
  const city = await defaultCity(context.db.client);
  const { password, users } = await makeDemo(context, { city, production: process.env.NODE_ENV === 'production' });
  for (const { role, email } of users) console.log(`${email.padEnd(34)} ${role}`);
  console.log(
    `Password of all: ${password}\nSign in at ${context.config.publicUrl}/${city}/account. Remove them with: npm run demo -- --remove`,
  );
});
