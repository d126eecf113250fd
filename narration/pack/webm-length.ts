const DURATION = Buffer.from([0x44, 0x89, 0x88]);

/**
 * Seconds that a WebM says it lasts; undefined where it does not say so at its beginning, so that a browser would take it for a broadcast.
 * The element Duration (0x4489) of Matroska (RFC 9559, 5.1.2.10), eight bytes, with the usual scale of a millisecond.
 */
export function webmLength(file: Buffer): number | undefined {
  const at = file.subarray(0, 1024).indexOf(DURATION);
  return at < 0 ? undefined : file.readDoubleBE(at + DURATION.length) / 1000;
}
