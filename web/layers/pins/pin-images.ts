import type { PlaceKind } from '../../../data/contract.ts';
import { clusterSvg, shortCount } from '../../kit/pins/cluster-svg.ts';
import { pinSpec } from '../../kit/pins/pin-spec.ts';
import { pinSvg } from '../../kit/pins/pin-svg.ts';
import type { PinItem } from '../../lib/map.ts';
import type { Placed } from './merge-marks.ts';

const PIN_HEIGHT = 46;
const PICKED_HEIGHT = 62;

/** Draws pins once for each icon and size; Cesium keeps them in one texture by their id. */
export class PinImages {
  /** Device pixels per CSS pixel in the drawn images. */
  readonly scale: number;
  readonly #kinds: readonly PlaceKind[];
  readonly #images = new Map<string, Promise<HTMLCanvasElement>>();

  constructor(kinds: readonly PlaceKind[], scale: number) {
    this.#kinds = kinds;
    this.scale = Math.max(1, scale);
  }

  /** One image for each mark, then the picked pin's larger one if there is one. */
  forMarks(marks: Placed[], pins: PinItem[], groups: string[], picked: PinItem | undefined): Promise<HTMLCanvasElement[]> {
    const images = marks.map((mark) => {
      const pin = pins[mark.index];
      return pin ? this.pin(pin.icon, PIN_HEIGHT) : this.#cluster(mark, groups);
    });
    if (picked) images.push(this.pin(picked.icon, PICKED_HEIGHT));
    return Promise.all(images);
  }

  pin(icon: string, height: number): Promise<HTMLCanvasElement> {
    return this.#image(`pin:${icon}:${height}`, pinSvg(pinSpec(icon, this.#kinds), height));
  }

  #cluster(mark: Placed, groups: string[]): Promise<HTMLCanvasElement> {
    const byColour = new Map<string, number>();
    mark.groups.forEach((count, g) => {
      const { colour } = pinSpec(groups[g] ?? '', this.#kinds);
      byColour.set(colour, (byColour.get(colour) ?? 0) + count);
    });
    // The ring shows sixteenths: finer shares would fill the texture with pictures nobody can tell apart.
    const parts = [...byColour]
      .map(([colour, count]) => ({ colour, count: Math.ceil((count / mark.count) * 16) }))
      .filter((part) => part.count > 0);
    const size = mark.count < 10 ? 40 : mark.count < 100 ? 44 : 52;
    const text = shortCount(mark.count);
    const key = `cluster:${size}:${text}:${parts.map((part) => `${part.colour}${part.count}`).join()}`;
    const svg = clusterSvg(parts, mark.count, size).replace(/<text.*<\/text>/, '');
    return this.#image(key, svg, text);
  }

  #image(key: string, svg: string, text?: string): Promise<HTMLCanvasElement> {
    let image = this.#images.get(key);
    if (!image) {
      image = this.#draw(key, svg, text);
      this.#images.set(key, image);
      image.catch(() => this.#images.delete(key));
    }
    return image;
  }

  async #draw(key: string, svg: string, text?: string): Promise<HTMLCanvasElement> {
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.id = key;
    canvas.width = Math.ceil(picture.width * this.scale);
    canvas.height = Math.ceil(picture.height * this.scale);
    const ctx = canvas.getContext('2d');
    if (!ctx) throw new Error('no 2D canvas');
    ctx.drawImage(picture, 0, 0, canvas.width, canvas.height);
    if (text) {
      ctx.font = `700 ${(text.length > 3 ? 11 : 13.5) * this.scale}px 'Be Vietnam Pro', sans-serif`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.fillStyle = '#1b2140';
      ctx.fillText(text, canvas.width / 2, canvas.height / 2 + this.scale);
    }
    return canvas;
  }
}
