import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the environment', () => {
  it('may be empty', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8080',
      sources: undefined,
      embedOrigins: [],
    });
  });
  it('is read whole', () => {
    const config = readConfig({
      PORT: '9000',
      PUBLIC_URL: 'https://map.example.vn/',
      DATA_DIR: '/data',
      EMBED_ORIGINS: 'https://a.vn, https://*.b.vn',
    });
    expect(config).toMatchObject({
      port: 9000,
      publicUrl: 'https://map.example.vn',
      databaseUrl: 'file:/data/portal.db',
      embedOrigins: ['https://a.vn', 'https://*.b.vn'],
    });
  });
  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'map'],
    ['DATABASE_URL', 'postgres://x'],
    ['EMBED_ORIGINS', `https://a.vn 'unsafe-inline'`],
    ['LOG_LEVEL', 'loud'],
  ])('names the variable %s when it is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^The environment variable ${name} is wrong: .+\\.$`));
  });
});
