import { describe, expect, it } from 'vitest';
import type { PlaceKind } from '../../../data/contract.ts';
import kinds from '../../../data/kinds.json' with { type: 'json' };
import { clusterSvg, shortCount } from './cluster-svg.ts';
import { GLYPHS } from './glyphs.ts';
import { pinSpec } from './pin-spec.ts';
import { pinSvg } from './pin-svg.ts';

const all = kinds as PlaceKind[];
const REPORTS = ['report-new', 'report-progress', 'report-done', 'report-late', 'report-rejected'];
const icons = [...all.map((kind) => kind.id), 'camera', ...REPORTS];

/** WCAG relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const channel = (from: number) => {
    const c = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

describe('pins', () => {
  it('have a drawing of their own for every kind of place', () => {
    for (const kind of all) expect(GLYPHS[kind.icon] ?? ['school', 'flower'].includes(kind.icon), kind.icon).toBeTruthy();
  });
  it('all differ, by more than their colour', () => {
    const bare = icons.map((icon) => pinSvg({ ...pinSpec(icon, all), colour: '#000000' }, 40));
    expect(new Set(bare).size).toBe(icons.length);
  });
  it('carry a white glyph that reaches 4.5 : 1', () => {
    for (const icon of icons) expect(1.05 / (luminance(pinSpec(icon, all).colour) + 0.05), icon).toBeGreaterThanOrEqual(4.5);
  });
  it('draw a plain disc for what nobody knows', () => {
    expect(pinSvg(pinSpec('unheard-of', all), 40)).toContain('<svg');
  });
});

describe('clusters', () => {
  it('share the ring out by count', () => {
    const svg = clusterSvg(
      [
        { colour: '#4656D8', count: 3 },
        { colour: '#B0265F', count: 1 },
        { colour: '#0B6E7F', count: 0 },
      ],
      4,
      48,
    );
    const lengths = [...svg.matchAll(/stroke-dasharray="([\d.]+)/g)].map((m) => Number(m[1]));
    expect(lengths).toHaveLength(2);
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(3, 1);
    expect(svg).toContain('>4</text>');
  });
  it('write long counts short', () => {
    expect([999, 1000, 1250, 12_345, 100_000].map(shortCount)).toEqual(['999', '1k', '1.2k', '12k', '100k']);
  });
});
