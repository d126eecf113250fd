import { resolve } from 'node:path';
import { z } from 'zod';

const origins = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/i, 'origins such as https://example.vn')));

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
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${e.PORT}`,
    dataDir: e.DATA_DIR,
    databaseUrl: e.DATABASE_URL ?? `file:${e.DATA_DIR}/portal.db`,
    sources: e.CITY_SOURCES,
    embedOrigins: e.EMBED_ORIGINS,
    logLevel: e.LOG_LEVEL,
    webDir: resolve('var/web'),
  };
}
