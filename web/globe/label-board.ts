import {
  Cartesian2,
  Cartesian3,
  Color,
  HorizontalOrigin,
  type Label,
  LabelCollection,
  LabelStyle,
  type Scene,
  SceneTransforms,
  VerticalOrigin,
} from 'cesium';
import type { LabelBlock, LabelBoard, LabelWish } from './context.ts';
import { requestFrame, settleTextures } from './frame.ts';
import { LabelRoom } from './label-room.ts';

interface LabelLook {
  font: string;
  size: number;
  fill: string;
  fillDark: string;
}
const FAMILY = "'Be Vietnam Pro', sans-serif";
const LOOKS: Record<LabelWish['look'], LabelLook> = {
  pin: { font: `600 13px ${FAMILY}`, size: 13, fill: '#1b2140', fillDark: '#f1f2fa' },
  place: { font: `600 14px ${FAMILY}`, size: 14, fill: '#3b4160', fillDark: '#d5d9ee' },
  water: { font: `500 13px ${FAMILY}`, size: 13, fill: '#2d6f8d', fillDark: '#8cc4dd' },
  street: { font: `500 12.5px ${FAMILY}`, size: 12.5, fill: '#4b4a44', fillDark: '#c0c4d4' },
  peak: { font: `500 12.5px ${FAMILY}`, size: 12.5, fill: '#4d5a3c', fillDark: '#b6c2a4' },
};
/** Wishes of this rank and above are the picked thing and landmarks: sights, stops of a tour. */
const LANDMARK = 195;
/** Never more texts at once, whatever the layers wish for. */
export const MOST_LABELS = 300;

/** Texts in screen space: the important ones first, each only where it meets no other. */
export class ScreenLabels implements LabelBoard {
  readonly #scene: Scene;
  readonly #collection: LabelCollection;
  readonly #wishes = new Map<string, LabelWish[]>();
  readonly #blocks = new Map<string, LabelBlock[]>();
  readonly #measure = document.createElement('canvas').getContext('2d');
  readonly #widths = new Map<string, number>();
  /** Labels that stay where they are need not be made again. */
  readonly #standing = new Map<string, Label>();
  #dark = false;
  #most = MOST_LABELS;
  #due = 0;
  #ready = false;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#collection = new LabelCollection({ scene });
    scene.primitives.add(this.#collection);
    // A label drawn before its font is there would keep the fallback's glyphs in the texture.
    const fonts = [500, 600].flatMap((weight) =>
      ['Street', 'Đường ẫổ'].map((text) => document.fonts.load(`${weight} 13px ${FAMILY}`, text)),
    );
    void Promise.allSettled(fonts).then(() => {
      this.#ready = true;
      this.arrange();
    });
  }

  /** How many texts stand now. */
  get shown(): number {
    return this.#collection.length;
  }

  set(owner: string, wishes: LabelWish[], blocks: LabelBlock[] = []): void {
    this.#wishes.set(owner, wishes);
    this.#blocks.set(owner, blocks);
    this.arrange();
  }

  style(dark: boolean, most: number): void {
    this.#dark = dark;
    this.#most = Math.min(most, MOST_LABELS);
    this.arrange();
  }

  /** Arranges once, after all that asked in this turn. */
  arrange(): void {
    if (this.#due || !this.#ready) return;
    this.#due = requestAnimationFrame(() => {
      this.#due = 0;
      if (!this.#scene.isDestroyed()) this.#place();
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.#due);
    if (!this.#scene.isDestroyed()) this.#scene.primitives.remove(this.#collection);
  }

  #width(text: string, look: LabelLook): number {
    const key = `${look.font}|${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      if (!this.#measure) return text.length * look.size * 0.6;
      this.#measure.font = look.font;
      width = this.#measure.measureText(text).width;
      this.#widths.set(key, width);
    }
    return width;
  }

  #options(text: string, look: LabelLook, position: Cartesian3, below: number, opacity: number): Label.ConstructorOptions {
    return {
      position,
      text,
      font: look.font,
      style: LabelStyle.FILL_AND_OUTLINE,
      fillColor: Color.fromCssColorString(this.#dark ? look.fillDark : look.fill).withAlpha(opacity),
      outlineColor: Color.fromCssColorString(this.#dark ? '#0d1428' : '#ffffff').withAlpha(0.92 * opacity),
      outlineWidth: 4,
      pixelOffset: new Cartesian2(0, below),
      horizontalOrigin: HorizontalOrigin.CENTER,
      verticalOrigin: below ? VerticalOrigin.TOP : VerticalOrigin.CENTER,
      disableDepthTestDistance: Number.POSITIVE_INFINITY,
    };
  }

  #place(): void {
    const { canvas } = this.#scene;
    const { clientWidth, clientHeight } = canvas;
    const wishes = [...this.#wishes.values()].flat().sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
    const room = new LabelRoom([...this.#blocks.values()].flat());
    const texts = new Set<string>();
    const at = new Cartesian2();
    const world = new Cartesian3();
    const left = new Set(this.#standing.keys());
    let count = 0;
    let added = false;
    for (const wish of wishes) {
      if (count >= this.#most) break;
      const look = LOOKS[wish.look];
      const text = wish.text.normalize('NFC');
      if (wish.look === 'street' && texts.has(text)) continue;
      Cartesian3.fromDegrees(...wish.position, undefined, world);
      const screen = SceneTransforms.worldToWindowCoordinates(this.#scene, world, at);
      if (!screen) continue;
      const below = wish.below ?? 0;
      const half = this.#width(text, look) / 2 + 5;
      const top = screen.y + (below ? below + 2 : -look.size * 0.75);
      if (screen.x < -half || screen.x > clientWidth + half || top < -20 || top > clientHeight + 20) continue;
      if (!room.take(screen.x - half, screen.x + half, top, top + look.size * 1.5, wish.rank >= LANDMARK)) continue;
      texts.add(text);
      count += 1;
      const key = `${wish.look}|${text}|${wish.id}|${this.#dark}|${below}|${wish.opacity ?? 1}`;
      left.delete(key);
      const standing = this.#standing.get(key);
      if (standing) standing.position = world;
      else {
        this.#standing.set(key, this.#collection.add(this.#options(text, look, world, below, wish.opacity ?? 1)));
        added = true;
      }
    }
    for (const key of left) {
      const label = this.#standing.get(key);
      if (label) this.#collection.remove(label);
      this.#standing.delete(key);
    }
    requestFrame(this.#scene);
    if (added) settleTextures(this.#scene);
  }
}
