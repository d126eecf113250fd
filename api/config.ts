import { resolve } from 'node:path';
import { z } from 'zod';
import { PASSWORD_ROUNDS } from './auth/password-hash.ts';
import { PUSH_HOSTS } from './push/push-host.ts';

const origins = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/i, 'origins such as https://example.vn')));

const words = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

/** The environment, whole. Every variable has a default that suits a laptop. */
const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a port number')
    .transform(Number)
    .refine((port) => port <= 65535, 'a port number')
    .default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z
    .string()
    .min(1)
    .default('var/data')
    .transform((path) => resolve(path)),
  DATABASE_URL: z
    .string()
    .regex(/^file:./, 'a file: URL')
    .optional(),
  CITY_SOURCES: z
    .string()
    .min(1)
    .transform((path) => resolve(path))
    .optional(),
  EMBED_ORIGINS: origins,
  AUTH_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  TRUSTED_HOPS: z.string().regex(/^\d$/, 'how many of our own proxies stand in front, 0 to 9').transform(Number).default(0),
  PROOF_COST: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'rounds of one try, 1 to 99999')
    .transform(Number)
    .default(600),
  REPORTS_PER_HOUR: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'a whole number')
    .transform(Number)
    .default(60),
  REPORTS_PER_AREA: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'a whole number')
    .transform(Number)
    .optional(),
  /** Its name while squares were counted. */
  REPORTS_PER_SQUARE: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'a whole number')
    .transform(Number)
    .default(6000),
  UPLOAD_MB_PER_DAY: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'megabytes, a whole number')
    .transform(Number)
    .default(1000),
  OPEN311_KEYS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().min(16, 'keys of at least 16 characters'))),
  OUTBOUND_ALLOW: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'addresses and networks such as 10.1.0.0/16'))),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'smtp://user:password@host:port or smtps://' }).optional(),
  MAIL_FROM: z
    .string()
    .max(200)
    .regex(/^([^<>"@,;\r\n]+ )?<?[^\s<>"@,;]+@[^\s<>"@,;]+>?$/, 'an address such as Toàn Cảnh <no-reply@example.vn>')
    .optional(),
  MEDIA_URL: z
    .string()
    .regex(/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w./-]*)?(\?[^\s#]*)?$/, 's3://bucket/folder?endpoint=https://…&region=…')
    .optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  LIVE_POLL: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'whole seconds, 1 to 9999')
    .transform(Number)
    .default(1),
  PUSH_HOSTS: z
    .string()
    .default(PUSH_HOSTS.join(' '))
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.string().regex(/^(https?:\/\/[\w.:[\]-]+|(\*\.)?[\w.-]+)$/, 'hosts such as *.push.example.vn, or whole origins'))),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, '32 bytes as base64url, a private key of P-256')
    .optional(),
  FOLLOW_GATHER: z
    .string()
    .regex(/^\d{1,4}$/, 'seconds, 0 to 9999')
    .transform(Number)
    .default(120),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.startsWith('https:') || /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(`${url}/`), 'an https: address')
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).default(''),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).max(60).optional(),
  OIDC_SCOPES: z.string().min(1).default('openid email profile'),
  OIDC_ACR: words,
  OIDC_AMR: words,
  ATTACHMENTS_MB: z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'a whole number of megabytes')
    .transform(Number)
    .default(5000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Config {
  port: number;
  host: string;
  publicUrl: string;
  dataDir: string;
  databaseUrl: string;
  /** Folder of the cities' source files, where there is one. */
  sources: string | undefined;
  /** Who may show `/embed` in a frame, besides ourselves. */
  embedOrigins: string[];
  /** Signs cookies and encrypts second factors; absent: made once and kept in DATA_DIR. */
  authSecret?: string | undefined;
  /** Rounds of hashing a password; fewer than the default in tests only. */
  passwordRounds: number;
  /** How many of our own proxies stand in front; so many entries of `X-Forwarded-For` are believed, counted from the right. */
  trustedHops: number;
  /** Rounds of one try at the proof of work before a report; 1 makes it free, for tests. */
  proofCost: number;
  /** Reports that one address may send in an hour. */
  reportsPerHour: number;
  /** Reports about one ward or commune in an hour, whoever sends them; outside all of them about one square kilometre of the map. */
  reportsPerArea: number;
  /** Megabytes of photos that one address, device or account may send in a day. */
  uploadPerDay: number;
  /** Keys of Open311 clients that may send reports; none: anybody may, within the limits. */
  open311Keys: string[];
  /** Addresses and networks besides the public internet that entered web addresses may lead to. */
  outboundAllow: string[];
  /** Where mail leaves; absent: it is written to `outboxDir`. */
  smtpUrl?: string | undefined;
  /** Whose name mail bears. */
  mailFrom: string;
  /** Folder of the letters (.eml) while there is no SMTP_URL. */
  outboxDir: string;
  /** Where pictures lie instead of `dataDir`/media, see `api/files/s3-store.ts`. */
  mediaUrl?: string | undefined;
  /** Wakes the other processes of this portal; absent: they look at the log every `livePoll` seconds. */
  redisUrl?: string | undefined;
  /** Seconds after which events of another process are found at the latest. */
  livePoll: number;
  /** Push services that may be asked. */
  pushHosts: string[];
  /** Names the portal to push services; absent: made once and kept in DATA_DIR. */
  vapidPrivateKey?: string | undefined;
  /** Seconds for which what followers are told is gathered into one message. */
  followGather: number;
  /** Another sign-in service (OpenID Connect). `acr`, `amr`: what it may say for a sign-in with two factors; none: nothing counts. */
  oidc?:
    | {
        issuer: string;
        clientId: string;
        clientSecret: string | undefined;
        name: string;
        scopes: string;
        acr: string[];
        amr: string[];
      }
    | undefined;
  /** Bytes of all files that staff keep with the cases of one city. */
  attachmentBytes: number;
  logLevel: string;
  /** Folder of the built web interface. */
  webDir: string;
}

/** Reads the configuration. @throws Error with one sentence that names the variable */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`The environment variable ${String(issue?.path[0] ?? '')} is wrong: ${issue?.message ?? 'unreadable'}.`);
  }
  const e = parsed.data;
  if (e.SMTP_URL !== undefined && e.MAIL_FROM === undefined)
    throw new Error('The environment variable MAIL_FROM is missing: with SMTP_URL, mail needs a sender that its server accepts.');
  const publicUrl = e.PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${e.PORT}`;
  if (e.OIDC_ISSUER && !e.OIDC_CLIENT_ID) throw new Error('The environment variable OIDC_CLIENT_ID is missing: OIDC_ISSUER needs it.');
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL ?? `file:${e.DATA_DIR}/portal.db`,
    sources: e.CITY_SOURCES,
    embedOrigins: e.EMBED_ORIGINS,
    authSecret: e.AUTH_SECRET,
    passwordRounds: PASSWORD_ROUNDS,
    trustedHops: e.TRUSTED_HOPS,
    proofCost: e.PROOF_COST,
    reportsPerHour: e.REPORTS_PER_HOUR,
    reportsPerArea: e.REPORTS_PER_AREA ?? e.REPORTS_PER_SQUARE,
    uploadPerDay: e.UPLOAD_MB_PER_DAY,
    open311Keys: e.OPEN311_KEYS,
    outboundAllow: e.OUTBOUND_ALLOW,
    smtpUrl: e.SMTP_URL,
    mailFrom: e.MAIL_FROM ?? `Toàn Cảnh <no-reply@${new URL(publicUrl).hostname}>`,
    // Beside the data, and below a folder of one's own choice.
    outboxDir: given.DATA_DIR === undefined ? resolve('var/outbox') : resolve(e.DATA_DIR, 'outbox'),
    mediaUrl: e.MEDIA_URL,
    redisUrl: e.REDIS_URL,
    livePoll: e.LIVE_POLL,
    pushHosts: e.PUSH_HOSTS,
    vapidPrivateKey: e.VAPID_PRIVATE_KEY,
    followGather: e.FOLLOW_GATHER,
    oidc: e.OIDC_ISSUER
      ? {
          issuer: e.OIDC_ISSUER,
          clientId: e.OIDC_CLIENT_ID,
          clientSecret: e.OIDC_CLIENT_SECRET,
          name: e.OIDC_NAME ?? new URL(e.OIDC_ISSUER).hostname,
          scopes: e.OIDC_SCOPES,
          acr: e.OIDC_ACR,
          amr: e.OIDC_AMR,
        }
      : undefined,
    attachmentBytes: e.ATTACHMENTS_MB * 1_048_576,
    logLevel: e.LOG_LEVEL,
    webDir: resolve('var/web'),
  };
}
