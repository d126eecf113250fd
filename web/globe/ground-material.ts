import { Cartesian3, Material } from 'cesium';
import type { Look } from './look.ts';

/**
 * Light and haze on the ground in one cheap material instead of Cesium's ground atmosphere and fog, which cost seven times as much
 * without a GPU. The globe blends `diffuse` over the painted ground by `alpha`, so shade and haze are composed into that pair.
 */
const SOURCE = `
uniform vec3 toLight;
uniform float level;
uniform vec3 haze;
uniform vec2 hazeRange;
uniform vec3 lit;
uniform vec3 shade;
czm_material czm_getMaterial(czm_materialInput materialInput) {
  czm_material material = czm_getDefaultMaterial(materialInput);
  vec3 lightEC = czm_viewRotation3D * toLight;
  float relief = clamp((dot(materialInput.normalEC, lightEC) - level) * 2.6, -1.0, 1.0);
  float tone = dot(mix(lit, shade, max(0.0, -relief)), vec3(0.3333));
  float darkness = clamp(1.0 - tone, 0.0, 0.8);
  float gleam = max(0.0, relief) * 0.14 * tone;
  float away = length(materialInput.positionToEyeEC);
  float far = max(0.0, away - hazeRange.x) / hazeRange.y;
  float h = far * (1.0 + far) / (0.55 + far * (1.0 + far));
  h *= (1.0 - smoothstep(120000.0, 400000.0, away));
  float covers = 1.0 - (1.0 - darkness) * (1.0 - gleam) * (1.0 - h);
  vec3 source = (shade * darkness * 0.28 + vec3(1.0, 0.97, 0.88) * gleam) * (1.0 - h) + haze * h;
  material.alpha = covers;
  material.diffuse = covers > 0.001 ? source / covers : vec3(0.0);
  return material;
}`;

export function makeGroundMaterial(): Material {
  return new Material({
    fabric: {
      type: 'ToanCanhGround',
      uniforms: {
        toLight: new Cartesian3(0, 0, 1),
        /** Cosine between light and zenith: what level ground gets. */
        level: 0.7,
        haze: new Cartesian3(1, 1, 1),
        hazeRange: { x: 4500, y: 42_000 },
        lit: new Cartesian3(1, 1, 1),
        shade: new Cartesian3(0.7, 0.7, 0.8),
      },
      source: SOURCE,
    },
    translucent: false,
  });
}

export function lightGround(material: Material, look: Look): void {
  const u = material.uniforms as Record<string, unknown>;
  u.toLight = look.toLight;
  u.level = look.level;
  u.haze = new Cartesian3(...look.haze);
  u.hazeRange = { x: look.hazeFrom, y: look.hazeTo };
  u.lit = new Cartesian3(...look.lit);
  u.shade = new Cartesian3(...look.shade);
}
