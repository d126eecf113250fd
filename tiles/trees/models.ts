import type { Instances } from '../contract.ts';
import { Shape } from './Shape.ts';

export type ModelName = Instances['models'][number];

const BARK = ['#6B5340', '#85694F'] as const;
const LEAF = ['#6FA069', '#4C7A4D'] as const;

/** 46 triangles: a trunk and two crowns. */
const broadleaf = (): Shape =>
  new Shape()
    .stem([0, -0.03, 0], [0, 0.42, 0], 0.035, 0.025, 3, ...BARK)
    .blob([0.03, 0.64, 0.02], [0.31, 0.34, 0.3], ...LEAF)
    .blob([-0.12, 0.47, -0.08], [0.23, 0.21, 0.24], '#5E8F5A', '#44704A', 0.7);

/** The ban tree (Bauhinia variegata) in flower. 46 triangles. */
const ban = (): Shape =>
  new Shape()
    .stem([0, -0.03, 0], [0.02, 0.45, 0], 0.035, 0.022, 3, ...BARK)
    .blob([0.04, 0.66, 0], [0.33, 0.31, 0.32], '#FBF3F5', '#DDBFCF')
    .blob([-0.13, 0.49, 0.07], [0.22, 0.18, 0.23], '#F3DDE6', '#9DB08A', 0.5);

/** 30 triangles: a bent trunk and seven fronds. */
function palm(): Shape {
  const shape = new Shape()
    .stem([0, -0.03, 0], [0.05, 0.45, 0], 0.03, 0.022, 4, '#8A7256', '#9A8265')
    .stem([0.05, 0.45, 0], [0.06, 0.84, 0.02], 0.022, 0.018, 4, '#9A8265', '#A8916F');
  for (let i = 0; i < 7; i++) {
    const a = (i / 7) * 2 * Math.PI;
    const [x, z] = [Math.cos(a), Math.sin(a)];
    const lift = i % 2 ? 0.04 : 0;
    shape.frond(
      [0.06, 0.84, 0.02],
      [0.06 + x * 0.17, 0.96 + lift, 0.02 + z * 0.17],
      [0.06 + x * 0.36, 0.76 + lift, 0.02 + z * 0.36],
      0.055,
      '#6E9B57',
      '#89B06A',
    );
  }
  return shape;
}

/** 26 triangles: a trunk and three tiers. */
const conifer = (): Shape =>
  new Shape()
    .stem([0, -0.03, 0], [0, 0.2, 0], 0.03, 0.025, 3, ...BARK)
    .stem([0, 0.14, 0], [0, 0.58, 0], 0.21, 0, 7, '#3F6B4A', '#52805A')
    .stem([0, 0.4, 0], [0, 0.8, 0], 0.16, 0, 7, '#47764F', '#5C8B62')
    .stem([0, 0.64, 0], [0, 1, 0], 0.1, 0, 6, '#4F7F56', '#6B9A6C');

/** A clump: 44 triangles. */
function bamboo(): Shape {
  const shape = new Shape();
  for (let i = 0; i < 4; i++) {
    const a = i * 1.7;
    const [x, z] = [Math.cos(a), Math.sin(a)];
    shape.stem([x * 0.05, -0.03, z * 0.05], [x * 0.17, 0.74, z * 0.17], 0.013, 0.009, 3, '#8FA35C', '#A9B872');
  }
  return shape.blob([0, 0.66, 0], [0.3, 0.38, 0.3], '#A3BE78', '#6F9455');
}

/** 20 triangles. */
const shrub = (): Shape => new Shape().blob([0, 0.42, 0], [0.55, 0.66, 0.5], '#7FA96F', '#557F50');

/** A street lamp: a pole, an arm and a head; 26 triangles. */
const lamp = (): Shape =>
  new Shape()
    .stem([0, -0.02, 0], [0, 0.97, 0], 0.012, 0.008, 4, '#8C939C', '#A5ABB3')
    .stem([0, 0.93, 0], [0.17, 0.985, 0], 0.008, 0.006, 3, '#A5ABB3', '#A5ABB3')
    .stem([0.15, 0.965, 0], [0.15, 0.985, 0], 0.05, 0.03, 4, '#FFE7B0', '#C9CDD2')
    .stem([0.15, 0.985, 0], [0.15, 1, 0], 0.03, 0, 4, '#C9CDD2', '#C9CDD2');

/** Every model by name; built once. */
export const MODELS: Record<ModelName, Shape> = {
  broadleaf: broadleaf(),
  palm: palm(),
  conifer: conifer(),
  bamboo: bamboo(),
  shrub: shrub(),
  ban: ban(),
  lamp: lamp(),
};
