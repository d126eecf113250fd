/** Sends the mail that waits in a database, in a process of its own, to be killed: `node killed-sender.ts DATABASE_URL SMTP_URL`. */
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { makeMailSender } from '../mail/mail-sender.ts';
import { sendItems } from '../outbox/send-items.ts';

const db = await openDatabase(process.argv[2] ?? '');
const config = readConfig({ SMTP_URL: process.argv[3], MAIL_FROM: 'portal@example.vn' });
const sender = makeMailSender(config);
await sendItems({ db, log: pino({ level: 'silent' }), now: () => new Date() }, 'mail', sender.send);
sender.close();
await db.close();
