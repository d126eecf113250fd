import type { Dataset, Extent, Position } from '../../../data/contract.ts';
import type { Building, GivenParts, Note, TurnRule } from '../../contract.ts';
import type { Imported } from '../registry.ts';
import { landFrom, waterFrom } from './areasFrom.ts';
import { buildingFrom } from './buildingFrom.ts';
import { clipLine, clipRings, within } from './clip.ts';
import type { Feature } from './Feature.ts';
import { labelFrom } from './labelFrom.ts';
import { railFrom, roadFrom, waterwayFrom } from './linesFrom.ts';
import { mergeParts, type Piece } from './mergeParts.ts';

const TEXTS: Record<string, string> = {
  'height-by-class': 'Buildings without height or levels; taken from their class.',
  'roof-shape-unknown': 'Roof shapes that are not drawn; made flat.',
  'outline-dropped': 'Building outlines covered by their parts; only the parts are drawn.',
  'outline-kept': 'Building outlines that their parts cover in part only; drawn with them.',
  'outside-extent': 'Things outside the extent; left out.',
  'not-understood': 'Features whose tags say nothing about this theme; left out.',
  'missing-nodes': 'Ways or relations that name nodes or ways which the file does not hold; drawn without them.',
  'ring-open': 'Area relations whose rings do not close; left out.',
  'turn-not-understood': 'Turn restrictions over several ways, by the hour, or incomplete; left out.',
  'bad-geometry': 'Features without usable geometry; left out.',
};

/** Turns tagged features into parts of the city model, cut to an extent, and counts what it leaves out. */
export class PartCollector {
  private readonly theme: Dataset['theme'];
  private readonly extent: Extent | undefined;
  private readonly counts = new Map<string, number>();
  private readonly pieces: Piece[] = [];
  private readonly parts: Required<Omit<GivenParts, 'elevation'>> = {
    roads: [],
    turns: [],
    rails: [],
    waterAreas: [],
    waterways: [],
    land: [],
    labels: [],
    buildings: [],
  };

  constructor(theme: Dataset['theme'], extent?: Extent) {
    this.theme = theme;
    this.extent = extent;
  }

  note(code: string, count = 1): void {
    if (count) this.counts.set(code, (this.counts.get(code) ?? 0) + count);
  }

  add(feature: Feature): void {
    const wants = (theme: Dataset['theme']): boolean => this.theme === theme || this.theme === 'osm';
    const { parts } = this;
    const before = this.size();
    if (wants('buildings')) this.addBuilding(feature);
    if (wants('roads')) this.addLine(parts.roads, roadFrom(feature));
    if (wants('rail')) this.addLine(parts.rails, railFrom(feature));
    if (wants('waterways')) this.addLine(parts.waterways, waterwayFrom(feature));
    if (wants('water')) this.addArea(parts.waterAreas, waterFrom(feature));
    if (wants('landuse') || this.theme === 'coast') this.addArea(parts.land, landFrom(feature));
    if (wants('places')) {
      const label = labelFrom(feature);
      if (label && this.inside(label.position)) parts.labels.push(label);
    }
    if (this.theme !== 'osm' && this.size() === before) this.note('not-understood');
  }

  /** A forbidden turn; `undefined` is one that cannot be understood. */
  addTurn(turn: TurnRule | undefined): void {
    if (this.theme !== 'roads' && this.theme !== 'osm') return;
    if (!turn) this.note('turn-not-understood');
    else if (!this.extent || within(turn.via, this.extent)) this.parts.turns.push(turn);
  }

  /** A part of which nothing was found is absent, so that what stands in for it can. */
  finish(): Imported {
    const merged = mergeParts(this.pieces);
    this.note('outline-dropped', merged.dropped);
    this.note('outline-kept', merged.kept);
    this.parts.buildings = merged.buildings;
    const parts = Object.fromEntries(Object.entries(this.parts).filter(([, list]) => list.length)) as Partial<GivenParts>;
    const notes = [...this.counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, count]): Note => ({ stage: 'model', code, count, text: TEXTS[code] ?? code }));
    return { parts, notes };
  }

  private size(): number {
    const { roads, rails, waterAreas, waterways, land, labels } = this.parts;
    return (
      this.pieces.length +
      roads.length +
      rails.length +
      waterAreas.length +
      waterways.length +
      land.length +
      labels.length +
      (this.counts.get('outside-extent') ?? 0)
    );
  }

  private addBuilding(feature: Feature): void {
    const building: Building | undefined = buildingFrom(feature, (code) => this.note(code));
    if (!building) return;
    const first = building.rings[0]?.[0];
    if (!first || !this.inside(first)) return;
    const isPart = Boolean(feature.tags['building:part'] && feature.tags['building:part'] !== 'no');
    this.pieces.push({ building, isPart: isPart && !feature.tags.building });
  }

  private addLine<T extends { id: string; line: Position[] }>(list: T[], item: T | undefined): void {
    if (!item) return;
    const lines = this.extent ? clipLine(item.line, this.extent) : [item.line];
    if (!lines.length) this.note('outside-extent');
    for (const [i, line] of lines.entries()) list.push({ ...item, id: i ? `${item.id}.${i}` : item.id, line });
  }

  private addArea<T extends { rings: Position[][] }>(list: T[], item: T | undefined): void {
    if (!item) return;
    const rings = this.extent ? clipRings(item.rings, this.extent) : item.rings;
    if (rings.length) list.push({ ...item, rings });
    else this.note('outside-extent');
  }

  private inside(position: Position): boolean {
    const inside = !this.extent || within(position, this.extent);
    if (!inside) this.note('outside-extent');
    return inside;
  }
}
