/** Zig-zag of a signed 16-bit difference: small magnitudes become small unsigned numbers. */
export function zigzagEncode(value: number): number {
  return ((value << 1) ^ (value >> 31)) & 0xffff;
}
export function zigzagDecode(value: number): number {
  return (value >> 1) ^ -(value & 1);
}

/** 16-bit values as zig-zag differences to the one before (quantized-mesh 1.0, vertex data). */
export function deltaEncode(values: ArrayLike<number>): Uint16Array {
  const out = new Uint16Array(values.length);
  let last = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    out[i] = zigzagEncode(value - last);
    last = value;
  }
  return out;
}

/** Indices against the highest one used so far (quantized-mesh 1.0, "high water mark"); vertices must be numbered by first use. */
export function highWaterEncode(indices: ArrayLike<number>): Uint16Array {
  const out = new Uint16Array(indices.length);
  let highest = 0;
  for (let i = 0; i < indices.length; i++) {
    const code = highest - (indices[i] ?? 0);
    if (code < 0) throw new RangeError('vertices are not numbered by first use');
    out[i] = code;
    if (code === 0) highest++;
  }
  return out;
}
