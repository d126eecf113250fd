import { CustomShader, LightingModel, UniformType } from 'cesium';
import type { Look } from '../../globe/look.ts';
import { HAZE_GLSL, lightByLook, lookUniforms } from '../../globe/look-uniforms.ts';

/**
 * Light, windows and haze on walls and roofs. The tiles carry colours (COLOR_0.rgb, linear), the height above ground in COLOR_0.a
 * (times 128 m) and positions in steps of 1/16 m, so storeys and window bays can be counted here.
 */
const FRAGMENT = `${HAZE_GLSL}
float hash(vec2 p) { return fract(sin(dot(p, vec2(12.9898, 78.233))) * 43758.5453); }
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec4 paint = fsInput.attributes.color_0;
  vec3 base = pow(paint.rgb, vec3(1.0 / 2.2));
  vec3 n = normalize(v_normal);
  vec3 normalEC = normalize(fsInput.attributes.normalEC);
  vec3 lightEC = czm_viewRotation3D * u_toLight;
  float facing = dot(normalEC, lightEC);
  float solid = step(0.5, u_windows);
  // Leaves let light through: trees never turn as dark as walls.
  vec3 dayTone = mix(u_shade, u_lit, mix(0.45 + 0.55 * smoothstep(-0.5, 0.6, facing), smoothstep(-0.25, 0.7, facing), solid));
  vec3 wallNight = vec3(0.30, 0.34, 0.45);
  float wall = 1.0 - step(0.35, abs(n.y));
  vec3 nightBase = mix(base * vec3(0.42, 0.45, 0.55), mix(base * vec3(0.42, 0.46, 0.58), wallNight, 0.6), wall * solid);
  vec3 colour = base;
  float away = length(fsInput.attributes.positionEC);
  vec3 glow = vec3(0.0);
  nightBase *= mix(0.62, 1.0, solid);
  colour = mix(base, nightBase, u_night);
  // Far walls are a few pixels: there the storeys are not worth counting by day.
  if (solid > 0.5 && wall > 0.5 && (away < 3000.0 || u_night > 0.3)) {
    float metres = paint.a * 128.0;
    vec3 p = fsInput.attributes.positionMC * 0.0625;
    float along = dot(p.xz, vec2(-n.z, n.x));
    vec2 cell = vec2(along / 2.3, metres / 3.3);
    vec2 inside = fract(cell);
    vec2 blur = clamp(fwidth(cell) * 1.2, 0.02, 1.0);
    float bay = smoothstep(0.27 - blur.x, 0.27 + blur.x, inside.x) * (1.0 - smoothstep(0.73 - blur.x, 0.73 + blur.x, inside.x));
    float storey = smoothstep(0.3 - blur.y, 0.3 + blur.y, inside.y) * (1.0 - smoothstep(0.74 - blur.y, 0.74 + blur.y, inside.y));
    // Far away a bay is thinner than a pixel: what is left is the share of the wall that windows take.
    float near = clamp(1.5 - max(blur.x, blur.y) * 1.3, 0.0, 1.0);
    float above = step(0.6, metres);
    float window = bay * storey * above * near;
    vec2 id = floor(cell);
    float chance = hash(id + floor(n.xz * 7.0));
    vec3 glass = mix(base * 0.55 + vec3(0.05, 0.09, 0.13), vec3(0.62, 0.74, 0.82), chance * 0.35);
    colour = mix(colour, mix(glass, colour * 0.6, u_night), window * 0.8);
    float lamp = step(1.0 - 0.5 * u_night, chance) * window * smoothstep(0.2, 0.8, u_night);
    glow = vec3(1.0, 0.85, 0.54) * lamp * (0.75 + 0.25 * hash(id + 3.0));
    // Windows too far to be told apart: whole rooms shine, and the day's tone must not dim them.
    float room = hash(floor(cell * vec2(0.5, 1.0)) + floor(n.xz * 5.0) + 11.0);
    float blurred = min(1.0, 2.0 * (1.0 - near));
    glow = max(glow, vec3(1.0, 0.78, 0.44) * blurred * above * u_night * step(0.62, room) * (0.2 + 0.75 * room));
    // A darker foot sets the house on the ground.
    colour *= mix(0.82, 1.0, smoothstep(0.0, 2.2, metres));
  }
  colour *= dayTone;
  colour = max(colour, glow);
  colour = hazy(colour, away);
  material.diffuse = pow(clamp(colour, 0.0, 1.0), vec3(2.2));
  // COLOR_0.a is a height, not a transparency; the canvas would let the sky through.
  material.alpha = 1.0;
}`;

const VERTEX = `
void vertexMain(VertexInput vsInput, inout czm_modelVertexOutput vsOutput) {
  v_normal = vsInput.attributes.normalMC;
}`;

export function makeFacadeShader(): CustomShader {
  return new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: { ...lookUniforms(), u_windows: { type: UniformType.FLOAT, value: 1 } },
    varyings: { v_normal: 'vec3' as never },
    vertexShaderText: VERTEX,
    fragmentShaderText: FRAGMENT,
  });
}

export function lightFacades(shader: CustomShader, look: Look, windows: boolean): void {
  lightByLook(shader, look);
  shader.setUniform('u_windows', windows ? 1 : 0);
}
