import { CustomShader, LightingModel } from 'cesium';
import { HAZE_GLSL, lookUniforms } from '../../globe/look-uniforms.ts';

/**
 * Light and surfaces of sites: COLOR_0.a * 255 is the number of the material's surface (SURFACES of the contract), positions are steps of
 * 1/64 m about the site, up from its levelled ground. Patterns are counted in metres and fade where they would be finer than pixels.
 */
const FRAGMENT = `${HAZE_GLSL}
// Without sine (D. Hoskins, "Hash without Sine"): a processor that draws by itself takes long over one.
float hash(vec2 p) { vec3 q = fract(p.xyx * 0.1031); q += dot(q, q.yzx + 33.33); return fract((q.x + q.y) * q.z); }
float noise(vec2 p) {
  vec2 i = floor(p); vec2 f = fract(p); f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}
// A wall of blocks: x is the chance of the block, y how much of the pixel is joint.
vec2 blocks(vec2 at, vec2 size, float joint) {
  vec2 cell = at / size;
  cell.x += 0.5 * mod(floor(cell.y), 2.0);
  vec2 inside = fract(cell) * size;
  vec2 edge = min(inside, size - inside);
  return vec2(hash(floor(cell)), 1.0 - smoothstep(joint * 0.5, joint, min(edge.x, edge.y)));
}
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  float surface = floor(fsInput.attributes.color_0.a * 255.0 + 0.5);
  vec3 p = fsInput.attributes.positionMC * 0.015625;
  vec3 n = normalize(v_normal);
  vec3 base = pow(max(material.diffuse, vec3(0.0)), vec3(1.0 / 2.2));
  vec3 normalEC = normalize(fsInput.attributes.normalEC);
  vec3 lightEC = normalize(czm_viewRotation3D * u_toLight);
  vec3 viewEC = -normalize(fsInput.attributes.positionEC);
  float away = length(fsInput.attributes.positionEC);
  float flatness = length(n.xz);
  vec2 side = flatness > 0.02 ? vec2(-n.z, n.x) / flatness : vec2(1.0, 0.0);
  // Across and up a wall or slope; on level ground east and north.
  vec2 at = flatness > 0.12 ? vec2(dot(p.xz, side), p.y / max(flatness, 0.25)) : p.xz;
  float pixel = max(length(fwidth(p)), 0.001);
  float fine = 1.0 - smoothstep(0.05, 0.2, pixel);
  float middling = 1.0 - smoothstep(0.15, 0.6, pixel);
  float facing = dot(normalEC, lightEC);
  float light = smoothstep(-0.25, 0.75, facing);
  float gloss = 0.0;
  float glow = 0.0;
  float alpha = 1.0;
#ifdef PATTERNS
  // Each surface only says where it looks; what costs is worked out once for all, since drawing in software goes through every branch.
  vec2 first = at * 1.1; vec2 second = at; vec2 third = at; vec2 speckle = at;
  vec2 laid = at; vec2 size = vec2(0.8, 0.42); float joint = 0.05; float bent = 0.0;
  if (surface == 1.0) { first = at * 1.3; bent = 0.25; }
  else if (surface == 2.0) { size = vec2(0.46, 0.16); joint = 0.025; }
  else if (surface == 3.0) { speckle = at * vec2(2.86, 2.6); }
  else if (surface == 4.0) { first = at * vec2(0.9, 0.35); }
  else if (surface == 5.0) { speckle = vec2(at.x / 0.26, 3.0); }
  else if (surface == 6.0) { first = at * vec2(11.0, 2.4); second = at * vec2(1.2, 0.8); }
  else if (surface == 7.0) { first = p.xz * 0.22; second = p.xz * 2.6; }
  else if (surface == 8.0) { first = p.xz * vec2(1.3, 2.1); }
  else if (surface == 9.0) { laid = p.xz; size = vec2(1.2); joint = 0.06; }
  else if (surface == 11.0) { speckle = at / 0.075; }
  else if (surface == 14.0) { first = at * 2.7; }
  else if (surface == 15.0) { first = p.xy * vec2(0.5, 0.11); second = p.zy * vec2(0.5, 0.11); third = at * vec2(1.7, 0.5); }
  float n1 = noise(first);
  float n2 = noise(second); float n3 = noise(third);
  vec2 b = blocks(laid + bent * n1, size, joint);
  float speck = hash(floor(speckle));
  if (surface == 1.0) { base *= mix(1.0, 0.84 + 0.26 * b.x, middling); base *= 1.0 - 0.22 * b.y * fine; }
  else if (surface == 2.0) { base *= mix(1.0, 0.82 + 0.3 * b.x, middling); base = mix(base, vec3(0.78, 0.73, 0.66), 0.5 * b.y * fine); }
  else if (surface == 3.0) { float c = abs(sin(at.x * 9.0)); float r = fract(at.y * 2.6 + 0.3 * c); base *= 1.0 - fine * (0.24 * (1.0 - c) + 0.2 * smoothstep(0.8, 1.0, r)); base *= mix(1.0, 0.88 + 0.2 * speck, middling); }
  else if (surface == 4.0) { base *= 1.0 + 0.13 * sin(at.x * 26.0) * fine; base = mix(base, vec3(0.55, 0.34, 0.22), 0.42 * smoothstep(0.56, 0.8, n1)); gloss = 0.12; }
  else if (surface == 5.0) { float x = at.x / 0.26; base *= mix(1.0, 0.84 + 0.26 * speck, middling); base *= 1.0 - 0.35 * fine * (1.0 - smoothstep(0.03, 0.12, min(fract(x), 1.0 - fract(x)))); }
  else if (surface == 6.0) { base *= mix(1.0, 0.76 + 0.4 * n1, fine); base *= 0.93 + 0.14 * n2; base *= 1.0 - 0.2 * fine * smoothstep(0.85, 1.0, fract(at.y * 1.1)); }
  else if (surface == 7.0) { base *= 0.88 + 0.16 * n1 + 0.1 * (n2 - 0.5) * middling; }
  else if (surface == 8.0) {
    float fresnel = pow(1.0 - max(dot(viewEC, normalEC), 0.0), 3.0);
    float ripple = n1 - 0.5;
    base = mix(base * (0.9 + 0.16 * ripple), u_haze, clamp(0.2 + 0.6 * fresnel + 0.25 * ripple, 0.0, 0.8));
    gloss = 0.3;
  }
  else if (surface == 9.0) { base *= mix(1.0, 0.93 + 0.12 * b.x, middling); base *= 1.0 - 0.14 * b.y * middling; }
  else if (surface == 10.0) { gloss = 0.55; base *= 0.8 + 0.35 * light; }
  else if (surface == 11.0 && flatness > 0.5) { vec2 f = abs(fract(at / 0.3) - 0.5); base *= 1.0 - 0.38 * fine * step(0.42, speck) * step(max(f.x, f.y), 0.36); }
  else if (surface == 12.0) { glow = u_night; }
  else if (surface == 14.0) { base *= 0.84 + 0.3 * n1 * middling + 0.15 * (1.0 - middling); light = 0.45 + 0.55 * smoothstep(-0.5, 0.6, facing); }
  else if (surface == 15.0) { float turn = smoothstep(0.3, 0.7, abs(n.x) / max(flatness, 0.01)); float s = mix(n1, n2, turn) + 0.6 * n3 * middling; base *= 0.82 + 0.34 * s; base = mix(base, vec3(0.42, 0.5, 0.34), 0.35 * smoothstep(0.5, 0.95, n.y) + 0.06); }
  else { base *= 0.95 + 0.08 * n1 * middling; }
#else
  base *= mix(1.0, 0.86 + 0.24 * noise(at * 1.1), middling);
  if (surface == 8.0) base = mix(base, u_haze, 0.2 + 0.6 * pow(1.0 - max(dot(viewEC, normalEC), 0.0), 3.0));
  else if (surface == 12.0) glow = u_night;
  else if (surface == 14.0) light = 0.45 + 0.55 * smoothstep(-0.5, 0.6, facing);
#endif
  // Walls are darker at the foot and under their eaves' rain.
  float wall = 1.0 - step(0.35, abs(n.y));
  base *= mix(1.0, mix(0.84, 1.0, smoothstep(0.0, 1.6, p.y)), wall);
  vec3 tone = mix(u_shade, u_lit, light);
  vec3 halfway = normalize(lightEC + viewEC);
  float shine = gloss * pow(max(dot(normalEC, halfway), 0.0), 24.0) * (1.0 - 0.6 * u_night);
  vec3 dark = base * vec3(0.42, 0.45, 0.57) * mix(1.0, 0.75, u_night);
  vec3 colour = mix(base, dark, u_night) * tone + shine * u_lit;
  // By night lamps on the ground wash the walls from below.
  float wash = u_night * (0.25 + 0.75 * wall) * exp(-max(p.y, 0.0) / 5.5) * (0.3 + 0.35 * max(0.0, 1.0 - abs(n.y)));
  colour += base * vec3(1.0, 0.74, 0.42) * wash;
  colour = mix(colour, vec3(1.0, 0.86, 0.56), glow);
  if (surface == 13.0) {
    alpha = 0.34 * smoothstep(0.05, 0.85, abs(dot(viewEC, normalEC)));
    colour = mix(vec3(0.97, 0.98, 0.98), vec3(0.5, 0.56, 0.68), u_night) * mix(vec3(1.0), u_lit, 0.5);
  }
  colour = hazy(colour, away);
  material.diffuse = pow(clamp(colour, 0.0, 1.0), vec3(2.2));
  material.alpha = alpha;
}`;

const VERTEX = `
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  v_normal = vsInput.attributes.normalMC;
}`;

/** @param patterns stones, tiles and grain; without them all surfaces share one, which is drawn in software in half the time */
export function makeSiteShader(patterns: boolean): CustomShader {
  return new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: lookUniforms(),
    varyings: { v_normal: 'vec3' as never },
    vertexShaderText: VERTEX,
    fragmentShaderText: patterns ? `#define PATTERNS\n${FRAGMENT}` : FRAGMENT,
  });
}
