import type { Dataset } from '../../data/contract.ts';

/** A dataset of a theme, in WGS 84. */
export function dataset(theme: Dataset['theme'], format: string): Dataset {
  return {
    id: 'test',
    title: { vi: 'Thử', en: 'Test' },
    theme,
    source: { name: 'Test', licence: 'none' },
    attribution: 'Test',
    crs: 'EPSG:4326',
    verticalDatum: 'none',
    files: ['test'],
    format,
    fallback: 'none',
  };
}
