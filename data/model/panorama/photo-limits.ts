/** What an uploaded 360° photograph may have; the same on both sides. */
export const PANORAMA_LIMITS = {
  bytes: 25 << 20,
  /** Of a whole picture: 12,000 x 6,000. */
  pixels: 72_000_000,
  /** Pixels across. */
  narrowest: 1024,
  /** What is kept and shown is at most so wide: what phones of today take as one texture. */
  kept: 4096,
  /** How far width / height may be from 2. */
  tolerance: 0.02,
  /** Metres from its place. */
  farthest: 5000,
};
