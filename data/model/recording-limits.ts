/** What a recording of a story may have at most; the same on both sides. */
export const RECORDING_LIMITS = {
  /** Ten minutes of MP3 at 160 kbit/s. */
  bytes: 12 << 20,
  /** Seconds. */
  shortest: 2,
  longest: 1200,
  transcript: 200_000,
};
