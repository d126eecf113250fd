declare module '@here/quantized-mesh-decoder' {
  export default function decode(bytes: ArrayBuffer): {
    header: Record<string, number>;
    vertexData: Uint16Array;
    triangleIndices: Uint16Array | Uint32Array;
    extensions: { vertexNormals: ArrayLike<number> };
  };
}
