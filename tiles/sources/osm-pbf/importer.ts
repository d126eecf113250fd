import type { Position } from '../../../data/contract.ts';
import type { Feature } from '../osm/Feature.ts';
import { PartCollector } from '../osm/PartCollector.ts';
import { turnFrom } from '../osm/turnFrom.ts';
import { defineImporter } from '../registry.ts';
import { joinRings, ringsByOuter } from './joinRings.ts';
import { type PbfContent, type Relation, readPbf, type Way } from './readPbf.ts';

/** OpenStreetMap PBF extracts: Simple 3D Buildings, roads, rails, water, land and places. */
export default defineImporter({
  id: 'osm-pbf',
  title: 'OpenStreetMap PBF',
  extensions: ['pbf', 'osm.pbf'],
  async read(files, { dataset, extent, onProgress }) {
    const collector = new PartCollector(dataset.theme, extent);
    const note = (code: string, count?: number): void => collector.note(code, count);
    for (const file of files) {
      const content = await readPbf(file, (done) => onProgress?.({ stage: 'model', done, total: 0 }));
      for (const { id, position, tags } of content.tagged) collector.add({ id: `n${id}`, tags, shape: { kind: 'point', position } });
      const spent = new Set<number>();
      for (const relation of content.relations) for (const feature of areasOf(relation, content, spent, note)) collector.add(feature);
      for (const { tags, members } of content.relations) {
        if (!/^restriction/.test(tags.type ?? '')) continue;
        const via = members.find(({ role, type }) => role === 'via' && type === 'node');
        collector.addTurn(turnFrom(tags, members, via && content.nodes.get(via.ref)));
      }
      for (const way of content.ways.values()) for (const feature of featuresOfWay(way, content, spent, note)) collector.add(feature);
    }
    return collector.finish();
  },
});

type NoteCount = (code: string, count?: number) => void;

function positions(refs: readonly number[], { nodes }: PbfContent, note: NoteCount): Position[] {
  const found = refs.flatMap((ref) => {
    const position = nodes.get(ref);
    return position ? [position] : [];
  });
  if (found.length < refs.length) note('missing-nodes');
  return found;
}

/** Closed ways with these keys are areas; a closed road or stream is a loop unless it says otherwise. */
const AREA_KEYS = ['building', 'building:part', 'landuse', 'natural', 'leisure', 'amenity', 'place', 'tourism', 'man_made'];

function* featuresOfWay(way: Way, content: PbfContent, spent: ReadonlySet<number>, note: NoteCount): Generator<Feature> {
  const { refs, tags } = way;
  if (!Object.keys(tags).length) return;
  const id = `w${way.id}`;
  const isClosed = refs.length > 3 && refs[0] === refs[refs.length - 1];
  const isArea =
    isClosed &&
    tags.natural !== 'coastline' &&
    (tags.area === 'yes' || tags.waterway === 'riverbank' || AREA_KEYS.some((key) => tags[key]));
  if (isArea && !spent.has(way.id)) {
    const ring = positions(refs.slice(0, -1), content, note);
    if (ring.length >= 3) yield { id, tags, shape: { kind: 'area', rings: [ring] } };
    else note('bad-geometry');
  }
  if ((tags.highway && tags.area !== 'yes') || tags.railway || tags.waterway) {
    const line = positions(refs, content, note);
    if (line.length >= 2) yield { id, tags, shape: { kind: 'line', line } };
    else note('bad-geometry');
  }
}

/** Areas of a multipolygon relation. Its outer ways are `spent` where they carry the tags of the same area once more (old style). */
function* areasOf(relation: Relation, content: PbfContent, spent: Set<number>, note: NoteCount): Generator<Feature> {
  if (relation.tags.type !== 'multipolygon') return;
  const ways = (roles: string[]): Way[] =>
    relation.members.flatMap(({ type, ref, role }) => (type === 'way' && roles.includes(role) ? (content.ways.get(ref) ?? []) : []));
  const wanted = relation.members.filter(({ type }) => type === 'way').length;
  const [outerWays, innerWays] = [ways(['outer', '']), ways(['inner'])];
  if (outerWays.length + innerWays.length < wanted) note('missing-nodes');
  const outer = joinRings(outerWays.map(({ refs }) => refs));
  const inner = joinRings(innerWays.map(({ refs }) => refs));
  note('ring-open', outer.open + inner.open);
  const { type: _, ...own } = relation.tags;
  const onlyOuter = outerWays.length === 1 ? outerWays[0] : undefined;
  const tags = Object.keys(own).length || !onlyOuter ? own : onlyOuter.tags;
  if (onlyOuter && (tags === onlyOuter.tags || (tags.building && onlyOuter.tags.building))) spent.add(onlyOuter.id);
  const located = (rings: number[][]): Position[][] =>
    rings.map((ring) => positions(ring, content, note)).filter((ring) => ring.length >= 3);
  const areas = ringsByOuter(located(outer.rings), located(inner.rings));
  for (const [i, rings] of areas.entries())
    yield { id: i ? `r${relation.id}.${i}` : `r${relation.id}`, tags, shape: { kind: 'area', rings } };
}
