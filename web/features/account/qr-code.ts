/**
 * A QR code (ISO/IEC 18004) of bytes at error correction level M, versions 1 to 15: enough for an address of 412 bytes. It is drawn here
 * because what it holds, the secret of a second factor, must not leave the page.
 */
const EC_PER_BLOCK = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

/** Centres of the alignment patterns along one side. */
function alignment(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const size = version * 4 + 17;
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = [6];
  for (let at = size - 7; places.length < count; at -= step) places.splice(1, 0, at);
  return places;
}

/** Modules that carry data and error correction. */
function rawBits(version: number): number {
  let bits = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const n = Math.floor(version / 7) + 2;
    bits -= (25 * n - 10) * n - 55;
    if (version >= 7) bits -= 36;
  }
  return bits;
}

/** Product in GF(256) over x⁸+x⁴+x³+x²+1. */
function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> i) & 1) * a;
  }
  return product;
}

function divisor(degree: number): number[] {
  const result = Array<number>(degree).fill(0);
  result[degree - 1] = 1;
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) result[j] = times(result[j] ?? 0, root) ^ (result[j + 1] ?? 0);
    root = times(root, 2);
  }
  return result;
}

function remainder(data: number[], by: number[]): number[] {
  const result = by.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ (result.shift() ?? 0);
    result.push(0);
    by.forEach((coefficient, i) => {
      result[i] = (result[i] ?? 0) ^ times(coefficient, factor);
    });
  }
  return result;
}

/** Length, data, padding: the codewords before error correction. */
function codewords(bytes: Uint8Array, version: number, capacity: number): number[] {
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >>> i) & 1);
  };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  put(0, Math.min(4, capacity * 8 - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  const words = Array.from({ length: bits.length / 8 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2));
  for (let pad = 0xec; words.length < capacity; pad ^= 0xec ^ 0x11) words.push(pad);
  return words;
}

/** Splits into blocks, adds error correction, interleaves. */
function interleaved(data: number[], version: number): number[] {
  const blocks = BLOCKS[version] ?? 1;
  const ec = EC_PER_BLOCK[version] ?? 0;
  const raw = Math.floor(rawBits(version) / 8);
  const short = blocks - (raw % blocks);
  const shortLength = Math.floor(raw / blocks) - ec;
  const by = divisor(ec);
  let at = 0;
  const parts = Array.from({ length: blocks }, (_, i) => {
    const own = data.slice(at, at + shortLength + (i < short ? 0 : 1));
    at += own.length;
    return { own, check: remainder(own, by) };
  });
  const column = (pick: (part: (typeof parts)[number]) => number[], length: number) =>
    Array.from({ length }, (_, i) => parts.flatMap((part) => pick(part)[i] ?? [])).flat();
  return [...column(({ own }) => own, shortLength + 1), ...column(({ check }) => check, ec)];
}

type Grid = { size: number; dark: boolean[][]; fixed: boolean[][] };

function set({ dark, fixed, size }: Grid, x: number, y: number, on: boolean): void {
  const [row, taken] = [dark[y], fixed[y]];
  if (!row || !taken || x < 0 || x >= size) return;
  row[x] = on;
  taken[x] = true;
}

const bit = (value: number, i: number) => ((value >>> i) & 1) !== 0;

function patterns(grid: Grid, version: number): void {
  const { size } = grid;
  for (let i = 0; i < size; i++) {
    set(grid, 6, i, i % 2 === 0);
    set(grid, i, 6, i % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    for (let dy = -4; dy <= 4; dy++)
      for (let dx = -4; dx <= 4; dx++) {
        const far = Math.max(Math.abs(dx), Math.abs(dy));
        set(grid, cx + dx, cy + dy, far !== 2 && far !== 4);
      }
  const places = alignment(version);
  const last = places.length - 1;
  for (const [i, cx] of places.entries())
    for (const [j, cy] of places.entries()) {
      if ((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)) continue;
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) set(grid, cx + dx, cy + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  if (version < 7) return;
  let check = version;
  for (let i = 0; i < 12; i++) check = (check << 1) ^ ((check >>> 11) * 0x1f25);
  const bits = (version << 12) | check;
  for (let i = 0; i < 18; i++) {
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
    set(grid, a, b, bit(bits, i));
    set(grid, b, a, bit(bits, i));
  }
}

/** Level M and mask 0, twice. */
function format(grid: Grid, mask: number): void {
  const { size } = grid;
  let check = mask;
  for (let i = 0; i < 10; i++) check = (check << 1) ^ ((check >>> 9) * 0x537);
  const bits = ((mask << 10) | check) ^ 0x5412;
  for (let i = 0; i <= 5; i++) set(grid, 8, i, bit(bits, i));
  set(grid, 8, 7, bit(bits, 6));
  set(grid, 8, 8, bit(bits, 7));
  set(grid, 7, 8, bit(bits, 8));
  for (let i = 9; i < 15; i++) set(grid, 14 - i, 8, bit(bits, i));
  for (let i = 0; i < 8; i++) set(grid, size - 1 - i, 8, bit(bits, i));
  for (let i = 8; i < 15; i++) set(grid, 8, size - 15 + i, bit(bits, i));
  set(grid, 8, size - 8, true);
}

/** Zigzag from the lower right; mask 0 (a chess board) turns over where x + y is even. */
function fill(grid: Grid, words: number[]): void {
  const { size, dark, fixed } = grid;
  let i = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        const row = dark[y];
        if (!row || fixed[y]?.[x]) continue;
        const on = i < words.length * 8 && bit(words[i >>> 3] ?? 0, 7 - (i & 7));
        row[x] = on !== ((x + y) % 2 === 0);
        i++;
      }
  }
}

/**
 * @returns rows from the top of modules from the left, true where dark; without the quiet zone of four modules
 * @throws where the text is too long
 */
export function qrCode(text: string): boolean[][] {
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version < BLOCKS.length; version++) {
    const capacity = Math.floor(rawBits(version) / 8) - (EC_PER_BLOCK[version] ?? 0) * (BLOCKS[version] ?? 0);
    if (bytes.length + (version < 10 ? 2 : 3) > capacity) continue;
    const size = version * 4 + 17;
    const rows = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
    const grid: Grid = { size, dark: rows(), fixed: rows() };
    patterns(grid, version);
    format(grid, 0);
    fill(grid, interleaved(codewords(bytes, version, capacity), version));
    return grid.dark;
  }
  throw new Error(`${bytes.length} bytes are too long for this QR code`);
}
