import { describe, expect, it } from 'vitest';
import { prismGlb } from '../../../../api/testing/make-prism.ts';
import { glbOutline } from './glb-outline.ts';

const square: [number, number][] = [
  [0, 0],
  [40, 0],
  [40, 10],
  [0, 10],
];
const sorted = (outline: ReturnType<typeof glbOutline>) =>
  outline
    .flat(2)
    .map(([x, z]) => `${x.toFixed(2)} ${z.toFixed(2)}`)
    .sort();

describe('the outline of a file that was only chosen', () => {
  it('follows the boxes of its meshes through the nodes that move and turn them', async () => {
    expect(sorted(glbOutline((await prismGlb(square)).buffer))).toEqual(sorted([[square]]));
    const turned = await prismGlb(square, { move: [5, 3, -7], turn: Math.PI / 2 });
    expect(sorted(glbOutline(turned.buffer))).toEqual(['15.00 -47.00', '15.00 -7.00', '5.00 -47.00', '5.00 -7.00'].sort());
  });

  it('is none of what is no glb', () => {
    expect(() => glbOutline(new TextEncoder().encode('chỉ là chữ, không phải mô hình').buffer)).toThrow();
  });
});
