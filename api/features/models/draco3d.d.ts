declare module 'draco3d' {
  /** What gltf-transform asks for as `draco3d.decoder`. */
  export function createDecoderModule(): Promise<unknown>;
  export function createEncoderModule(): Promise<unknown>;
}
