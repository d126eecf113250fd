import type { LocalText } from '../../../data/contract.ts';
import { BAN_FLOWER } from '../../kit/pins/ban-flower.ts';

/** A4 lying, pixels: enough to print. */
export const SHEET = { width: 2000, height: 1414 } as const;

export interface CertificateOf {
  /** Empty: a line to write on. */
  name: string;
  tour: { title: LocalText; length: number; stops: readonly unknown[] };
  city: LocalText;
  subtitle: LocalText;
  /** Instant, ISO 8601. */
  at: string;
  timeZone: string;
}

const INK = '#1b2140';
const BLUE = '#2d3a8c';
const PINK = '#b0265f';
const PAPER = '#fffdf8';
const font = (weight: number, size: number) => `${weight} ${size}px 'Be Vietnam Pro', sans-serif`;

/** Draws the certificate in Vietnamese and English. */
export function drawCertificate(c: CanvasRenderingContext2D, { name, tour, city, subtitle, at, timeZone }: CertificateOf): void {
  const { width, height } = SHEET;
  const middle = width / 2;
  c.setTransform(1, 0, 0, 1, 0, 0);
  c.fillStyle = PAPER;
  c.fillRect(0, 0, width, height);
  hills(c);
  frame(c);
  c.textAlign = 'center';
  const line = (text: string, y: number, weight: number, size: number, colour = INK, widest = 1640) => {
    c.fillStyle = colour;
    let fit = size;
    do c.font = font(weight, fit--);
    while (c.measureText(text).width > widest && fit > 20);
    c.fillText(text, middle, y);
  };
  flower(c, middle, 190, 4.6, PINK, 1);
  line('GIẤY CHỨNG NHẬN', 360, 700, 92, BLUE);
  line('Certificate', 424, 400, 46, PINK);
  line('Trao cho · Awarded to', 520, 400, 34);
  if (name) line(name, 632, 700, 88);
  c.fillStyle = BLUE;
  c.fillRect(middle - 480, 664, 960, 3);
  line('đã đi hết hành trình · who has completed the tour', 734, 400, 34);
  line(tour.title.vi ?? '', 836, 700, 62, BLUE);
  if (tour.title.en) line(tour.title.en, 902, 400, 42);
  const km = (tour.length / 1000).toLocaleString('vi', { maximumFractionDigits: 1 });
  line(`${tour.stops.length} điểm dừng · ${tour.stops.length} stops · ${km} km`, 980, 600, 34, PINK);
  line([city.vi, subtitle.vi].filter(Boolean).join(', '), 1068, 600, 38);
  const day = (lang: string) => new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone }).format(new Date(at));
  line(`${day('vi')} · ${day('en-GB')}`, 1122, 400, 34);
  line('Toàn Cảnh', 1262, 700, 40, '#ffffff');
  line('Giấy lưu niệm, làm trên máy của bạn · A souvenir, made on your own device', 1306, 400, 25, '#ffffff');
}

function frame(c: CanvasRenderingContext2D): void {
  const { width, height } = SHEET;
  c.strokeStyle = BLUE;
  c.lineWidth = 6;
  c.strokeRect(46, 46, width - 92, height - 92);
  c.lineWidth = 2;
  c.strokeRect(62, 62, width - 124, height - 124);
  for (const [x, y] of [
    [130, 130],
    [width - 130, 130],
  ] as const)
    flower(c, x, y, 2.6, PINK, 0.85);
  // A woven border: rows of small diamonds, as on the hems of the region.
  for (const y of [86, height - 86])
    for (let x = 220; x <= width - 220; x += 40) {
      c.fillStyle = x % 80 === 60 ? PINK : BLUE;
      c.beginPath();
      c.moveTo(x, y - 9);
      c.lineTo(x + 9, y);
      c.lineTo(x, y + 9);
      c.lineTo(x - 9, y);
      c.fill();
    }
}

function flower(c: CanvasRenderingContext2D, x: number, y: number, scale: number, colour: string, opacity: number): void {
  c.save();
  c.translate(x, y);
  c.scale(scale, scale);
  c.globalAlpha = opacity;
  c.fillStyle = colour;
  c.fill(new Path2D(BAN_FLOWER));
  c.fillStyle = PAPER;
  c.beginPath();
  c.arc(0, 0, 1.6, 0, 7);
  c.fill();
  c.restore();
}

/** Ridges of the mountains at the foot of the sheet. */
function hills(c: CanvasRenderingContext2D): void {
  const { width, height } = SHEET;
  const ridge = (base: number, tall: number, step: number, colour: string) => {
    c.fillStyle = colour;
    c.beginPath();
    c.moveTo(62, height - 62);
    for (let x = 62; x <= width - 62; x += 6)
      c.lineTo(x, base - tall * (Math.sin(x / step) * 0.6 + Math.sin(x / (step * 0.41) + 1.7) * 0.4));
    c.lineTo(width - 62, height - 62);
    c.fill();
  };
  ridge(1140, 46, 170, '#eef0fa');
  ridge(1185, 30, 120, '#d9ddf3');
  ridge(1215, 14, 210, BLUE);
}
