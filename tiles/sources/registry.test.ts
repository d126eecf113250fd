import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { importerFor, importers } from './registry.ts';

describe('importers', () => {
  it('are named after their folders, with a title and extensions of their own', async () => {
    const all = await importers();
    const folders = await readdir(import.meta.dirname);
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(['geojson', 'osm-pbf']));
    for (const { id, title, extensions } of all) {
      expect(folders).toContain(id);
      expect(title.length).toBeGreaterThan(0);
      expect(extensions.every((extension) => /^[a-z0-9.]+$/.test(extension))).toBe(true);
    }
  });

  it('are asked for by format; an unknown one is answered with those there are', async () => {
    expect((await importerFor('geojson')).id).toBe('geojson');
    await expect(importerFor('papyrus')).rejects.toThrow(/"papyrus".*geojson/);
  });
});
