import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('./verbs/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

describe.each(files)('the verb %s', (name) => {
  const code = readFileSync(new URL(name, folder), 'utf8');
  const bodies = code.split(/^export async function /m).slice(1);
  it('authorizes in its first statement and writes through one transaction', () => {
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) {
      const first = body.slice(body.search(/\): Promise<.*> \{\n/)).split('\n')[1] ?? '';
      expect(first.trim()).toMatch(/^const identity = authorize\(/);
      expect(body).toMatch(/await changeCases?\(|return sendReport\(/);
    }
  });
});
