import { parse } from 'osm-pbf-parser-node';
import { z } from 'zod';
import type { Tags } from '../osm/Feature.ts';
import { NodeTable } from './NodeTable.ts';
import { readBlocks } from './readBlocks.ts';

export interface Way {
  id: number;
  refs: number[];
  tags: Tags;
}
export interface Relation {
  id: number;
  members: { type: string; ref: number; role: string }[];
  tags: Tags;
}
export interface PbfContent {
  nodes: NodeTable;
  tagged: { id: number; position: [number, number]; tags: Tags }[];
  ways: Map<number, Way>;
  relations: Relation[];
}

const tags = z.record(z.string(), z.string()).default({});
const Item = z.discriminatedUnion('type', [
  z.object({ type: z.literal('node'), id: z.number(), lat: z.number(), lon: z.number(), tags: tags.optional() }),
  z.object({ type: z.literal('way'), id: z.number(), refs: z.array(z.number()).default([]), tags }),
  z.object({
    type: z.literal('relation'),
    id: z.number(),
    members: z.array(z.object({ type: z.string(), ref: z.number(), role: z.string() })).default([]),
    tags,
  }),
]);
type Item = z.infer<typeof Item>;

/** Nodes are by far the most: they are taken as they come; ways and relations are checked. */
function isNode(item: object): item is Extract<Item, { type: 'node' }> {
  return 'type' in item && item.type === 'node';
}

/** Reads a file whole. @throws one sentence when it cannot be opened, is not OSM PBF or breaks off. */
export async function readPbf(file: string, onItem?: (count: number) => void): Promise<PbfContent> {
  const content: PbfContent = { nodes: new NodeTable(), tagged: [], ways: new Map(), relations: [] };
  let count = 0;
  for await (const block of readBlocks(file)) {
    for (const item of parse(block, { withTags: true, withInfo: false })) {
      if (isNode(item)) {
        content.nodes.add(item.id, item.lon, item.lat);
        if (item.tags && (item.tags.place || item.tags.natural))
          content.tagged.push({ id: item.id, position: [item.lon, item.lat], tags: item.tags });
      } else {
        const checked = Item.safeParse(item).data;
        if (checked?.type === 'way') content.ways.set(checked.id, checked);
        if (checked?.type === 'relation') content.relations.push(checked);
      }
      if (++count % 50_000 === 0) onItem?.(count);
    }
  }
  if (!count) throw new Error(`${file}: holds no OpenStreetMap data`);
  return content;
}
