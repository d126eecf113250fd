import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type NodemailerError, type SendMailOptions } from 'nodemailer';
import type { Config } from '../config.ts';
import { KEEP_DAYS } from '../outbox/outbox-state.ts';
import type { Outcome, Sender, SentItem } from '../outbox/send-items.ts';
import { Letter } from './queue-mail.ts';

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'outboxDir'>;

const SECOND = 1000;
/** Neither a path nor an address in a letter is ever read. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true };

/** A letter as nodemailer takes it; the same at every attempt. */
function composed({ mailFrom }: MailConfig, { id, content, madeAt }: SentItem): SendMailOptions {
  const { to, lang, subject, text, unsubscribe } = Letter.parse(content);
  const host = /@([^\s>]+)>?\s*$/.exec(mailFrom)?.[1] ?? 'localhost';
  return {
    from: mailFrom,
    to: { name: '', address: to },
    subject,
    text,
    textEncoding: 'quoted-printable',
    date: madeAt,
    messageId: `<${id}@${host}>`,
    headers: {
      'Content-Language': lang,
      // Out-of-office answers are of no use to a machine.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(unsubscribe ? { 'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` } } : {}),
      // RFC 8058 wants https.
      ...(unsubscribe?.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    ...CLOSED,
  };
}

/** What a failed attempt means. Only codes are kept: the server's words repeat the address. */
function outcomeOf(error: Partial<NodemailerError>): Outcome {
  const { code = 'unknown', responseCode, command = '' } = error;
  const fault = [code, responseCode].filter(Boolean).join(' ');
  const aboutThis = code === 'EENVELOPE' || code === 'EMESSAGE';
  // A sender or password that is refused is our own setting: it waits until that is right.
  if (aboutThis && command !== 'MAIL FROM' && (responseCode === undefined || responseCode >= 500)) return { fault, again: 'never' };
  return { fault, again: aboutThis && command !== 'MAIL FROM' && responseCode !== 421 ? 'later' : 'line' };
}

export interface MailSender {
  send: Sender;
  /** Removes letters of the folder that are older than what the outbox keeps. */
  sweep(now: Date): Promise<void>;
  close(): void;
}

/** Sends by SMTP where SMTP_URL is set, else writes `.eml` files into the folder. */
export function makeMailSender(config: MailConfig): MailSender {
  return config.smtpUrl === undefined ? folderSender(config) : smtpSender(config, config.smtpUrl);
}

function smtpSender(config: MailConfig, url: string): MailSender {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 60 * SECOND,
    dnsTimeout: 10 * SECOND,
  });
  return {
    send: (item) =>
      transport.sendMail(composed(config, item)).then(
        () => 'sent' as const,
        (error: Partial<NodemailerError>) => outcomeOf(error),
      ),
    sweep: async () => undefined,
    close: () => transport.close(),
  };
}

function folderSender(config: MailConfig): MailSender {
  const { outboxDir } = config;
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return {
    async send(item) {
      const { message } = await transport.sendMail(composed(config, item));
      await mkdir(outboxDir, { recursive: true, mode: 0o700 });
      // The same name at every attempt: written again, it is still one letter.
      const path = join(outboxDir, `${item.madeAt.toISOString().replaceAll(':', '').slice(0, 17)}-${item.kind}-${item.id}.eml`);
      await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${path}.part`, path);
      return 'sent';
    },
    async sweep(now) {
      const names = await readdir(outboxDir).catch(() => []);
      for (const name of names.filter((one) => one.endsWith('.eml'))) {
        const path = join(outboxDir, name);
        const facts = await stat(path).catch(() => null);
        if (facts && now.getTime() - facts.mtimeMs > KEEP_DAYS * 86_400 * SECOND) await rm(path, { force: true });
      }
    },
    close: () => transport.close(),
  };
}
