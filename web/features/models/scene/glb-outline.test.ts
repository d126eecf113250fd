import { describe, expect, it } from 'vitest';
import { blocksGlb } from '../../../../api/testing/make-blocks.ts';
import { withJson } from '../../../../api/testing/make-glb.ts';
import { prismGlb } from '../../../../api/testing/make-prism.ts';
import { L_PLAN } from '../../../../data/model/outline/plan.factory.ts';
import { glbOutline } from './glb-outline.ts';

const square: [number, number][] = [
  [0, 0],
  [40, 0],
  [40, 10],
  [0, 10],
];
const sorted = (ring: readonly (readonly [number, number])[]) => ring.map(([x, z]) => `${Math.round(x) + 0} ${Math.round(z) + 0}`).sort();
const seen = (bytes: Uint8Array<ArrayBuffer>) => glbOutline(bytes.slice().buffer).map((part) => part.map(sorted));

describe('the outline of a file that was only chosen', () => {
  it('follows its triangles through the nodes that move and turn them', async () => {
    expect(seen(await prismGlb(square))).toEqual([[sorted(square)]]);
    const turned = await prismGlb(square, { move: [5, 3, -7], turn: Math.PI / 2 });
    expect(seen(turned)).toEqual([[['15 -47', '15 -7', '5 -47', '5 -7']]]);
    expect(seen(await prismGlb(L_PLAN))).toEqual([[sorted(L_PLAN)]]);
  });

  it('is that of the boxes of its meshes where triangles are packed', async () => {
    const l = await blocksGlb([
      [0, 0, 30, 10],
      [0, 10, 10, 30],
    ]);
    expect(seen(l)).toEqual([[sorted(L_PLAN)]]);
    const packed = withJson(l, ({ bufferViews }) => {
      for (const view of bufferViews as Record<string, unknown>[]) view.extensions = { EXT_meshopt_compression: {} };
    });
    expect(seen(packed)).toEqual([[['0 0', '0 30', '30 0', '30 30']]]);
  });

  it('is none of what is no glb', () => {
    expect(() => glbOutline(new TextEncoder().encode('chỉ là chữ, không phải mô hình').buffer)).toThrow();
  });
});
