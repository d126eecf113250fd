/** The ban flower (bauhinia): five petals about the origin, radius 9.2; one path. */
export const BAN_FLOWER: string = [0, 72, 144, 216, 288].map(petal).join('');

function petal(degrees: number): string {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const p = (x: number, y: number) => `${(x * cos - y * sin).toFixed(2)} ${(x * sin + y * cos).toFixed(2)}`;
  return `M${p(0, -1)}C${p(-1.6, -2.4)} ${p(-3.9, -4.6)} ${p(-3.1, -7.4)}C${p(-2.6, -9.1)} ${p(-0.8, -9.6)} ${p(0, -8.2)}C${p(0.8, -9.6)} ${p(2.6, -9.1)} ${p(3.1, -7.4)}C${p(3.9, -4.6)} ${p(1.6, -2.4)} ${p(0, -1)}Z`;
}
