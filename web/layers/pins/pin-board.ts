import {
  type Billboard,
  BillboardCollection,
  Cartesian2,
  Cartesian3,
  Math as CesiumMath,
  Color,
  HorizontalOrigin,
  type Scene,
  SceneTransforms,
  VerticalOrigin,
} from 'cesium';
import { METRES_PER_DEGREE } from '../../../data/model/distance.ts';
import { metresPerPixel, viewOf } from '../../globe/camera.ts';
import type { ClickTarget, Globe, LabelBlock, LabelWish } from '../../globe/context.ts';
import { settleTextures } from '../../globe/frame.ts';
import { PIN_BOX } from '../../kit/pins/pin-svg.ts';
import type { MapLayer, PinHeap, PinItem } from '../../lib/map.ts';
import { PIN_RANGE } from '../../lib/tile-cover.ts';
import { CameraCones } from './camera-cones.ts';
import { ClusterClient } from './cluster-client.ts';
import { clearOf, mergeMarks, type Placed } from './merge-marks.ts';
import type { PinImages } from './pin-images.ts';

const PIN = 40;
const HOVER_SCALE = 1.14;
const GAP = 52;

/** Pins of this rank and above stand on their own at any distance: the sights a visitor looks for first. */
const LANDMARK = 95;

export interface Shown {
  /** Those that may join clusters first, then the landmarks. */
  pins: PinItem[];
  clustered: number;
  heaps: PinHeap[];
  groups: string[];
  /** Of each pin, 0..1. */
  opacities: number[];
}

/** All pins of the visible layers, NFC names, with their legend groups (the icon). */
export function shownOf(layers: MapLayer[]): Shown {
  const all = layers
    .filter((layer) => layer.visible)
    .flatMap((layer) => (layer.pins ?? []).map((pin) => ({ pin, opacity: layer.opacity })));
  const ordinary = all.filter(({ pin }) => pin.rank < LANDMARK);
  const ordered = ordinary.concat(all.filter(({ pin }) => pin.rank >= LANDMARK));
  const pins = ordered.map(({ pin }) => pin);
  const heaps = layers.filter((layer) => layer.visible).flatMap((layer) => layer.heaps ?? []);
  return {
    pins,
    clustered: ordinary.length,
    heaps,
    groups: [...new Set([...pins.map((pin) => pin.icon), ...heaps.flatMap(({ counts }) => Object.keys(counts))])],
    opacities: ordered.map(({ opacity }) => opacity),
  };
}

/** How many things are shown, alone or by number. */
export const countOf = ({ pins, heaps }: Pick<Shown, 'pins' | 'heaps'>): number =>
  pins.length + heaps.reduce((sum, { counts }) => sum + Object.values(counts).reduce((a, b) => a + b, 0), 0);

/** Degrees around the view's target that can hold visible pins. */
function around(globe: Globe): { bbox: [number, number, number, number]; zoom: number } | undefined {
  const { scene } = globe.widget;
  const view = viewOf(scene);
  if (view.range > PIN_RANGE) return undefined;
  const [lng, lat] = view.target;
  const reach = Math.max(2500, view.range * 4) / METRES_PER_DEGREE;
  const shrink = Math.max(0.2, Math.cos(CesiumMath.toRadians(lat)));
  return {
    bbox: [lng - reach / shrink, lat - reach, lng + reach / shrink, lat + reach],
    zoom: Math.log2((78_271.517 * shrink) / metresPerPixel(scene, view.range)),
  };
}

/** Where a position stands on the canvas, pixels; undefined behind the camera or well outside of the canvas. */
function projector(scene: Scene): (position: [number, number, number]) => { x: number; y: number } | undefined {
  const world = new Cartesian3();
  const screen = new Cartesian2();
  const { clientWidth, clientHeight } = scene.canvas;
  return (position) => {
    const at = SceneTransforms.worldToWindowCoordinates(scene, Cartesian3.fromDegrees(...position, undefined, world), screen);
    if (!at || at.x < -60 || at.y < -20 || at.x > clientWidth + 60 || at.y > clientHeight + 80) return undefined;
    return { x: at.x, y: at.y };
  };
}

/** Draws the pins of all visible layers: asks the index, joins what would overlap, keeps the picked one in sight. */
export class PinBoard {
  readonly #globe: () => Globe;
  readonly #billboards: BillboardCollection;
  readonly #client = new ClusterClient();
  readonly #cones: CameraCones;
  #images: PinImages;
  #shown: Shown = { pins: [], clustered: 0, heaps: [], groups: [], opacities: [] };
  #turn = 0;
  #loaded = Promise.resolve();
  /** Pins handed over when a picture of them was last marked. */
  #marked = 0;

  constructor(globe: () => Globe, images: PinImages) {
    this.#globe = globe;
    this.#images = images;
    const { scene } = globe().widget;
    this.#billboards = new BillboardCollection({ scene });
    this.#cones = new CameraCones(scene);
    scene.primitives.add(this.#billboards);
  }

  load(shown: Shown): void {
    this.#shown = shown;
    const joining = shown.pins.slice(0, shown.clustered);
    const positions = Float64Array.from([...joining, ...shown.heaps].flatMap(({ position }) => position));
    const groups = Uint8Array.from(joining, (pin) => Math.max(0, shown.groups.indexOf(pin.icon)));
    const heaps = Uint32Array.from(shown.heaps.flatMap(({ counts }) => shown.groups.map((icon) => counts[icon] ?? 0)));
    this.#loaded = this.#client.load({ positions, groups, heaps, groupCount: shown.groups.length });
    void this.#loaded.then(() => this.update());
  }

  /** Asks what stands where the camera looks, joins what would overlap, and draws it. */
  async update(): Promise<void> {
    const turn = ++this.#turn;
    const globe = this.#globe();
    const { scene } = globe.widget;
    const shown = this.#shown;
    const { pins, groups, clustered } = shown;
    const place = around(globe);
    await this.#loaded;
    const marks = place ? await this.#client.query(place.bbox, place.zoom) : [];
    // Pins that came meanwhile have an update of their own; these marks know nothing of them.
    const stale = () => turn !== this.#turn || shown !== this.#shown || scene.isDestroyed();
    if (stale()) return;
    const selected = globe.props.selected;
    const selectedIndex = selected ? pins.findIndex((pin) => pin.id === selected) : -1;
    const onScreen = projector(scene);
    const placed = marks.flatMap((mark): Placed[] => {
      const index = 'index' in mark ? mark.index : -1;
      const pin = pins[index];
      const position = 'index' in mark ? pin?.position : mark.position;
      const at = position && (index < 0 || index !== selectedIndex) && onScreen(position);
      if (!position || !at) return [];
      const members = 'index' in mark ? groups.map((icon) => (icon === pin?.icon ? 1 : 0)) : mark.groups;
      return [{ index, position, count: 'index' in mark ? 1 : mark.count, groups: members, ...at, rank: pin?.rank ?? 0, nudge: 0 }];
    });
    const landmarks = pins.slice(place ? clustered : pins.length).flatMap(({ position, rank }, i): Placed[] => {
      const at = clustered + i !== selectedIndex && onScreen(position);
      return at ? [{ index: clustered + i, position, count: 1, groups: [], ...at, rank, nudge: 0 }] : [];
    });
    // What is drawn first stands in front.
    const merged = [...landmarks, ...clearOf(mergeMarks(placed, GAP), landmarks)];
    const picked = pins[selectedIndex];
    const images = await this.#images.forMarks(merged, pins, groups, picked);
    if (stale()) return;
    this.#draw(merged, images, picked);
  }

  #draw(merged: Placed[], images: HTMLCanvasElement[], picked: PinItem | undefined): void {
    const globe = this.#globe();
    const { scene } = globe.widget;
    const { pins, opacities } = this.#shown;
    const targets: ClickTarget[] = [];
    const wishes: LabelWish[] = [];
    const blocks: LabelBlock[] = [];
    this.#billboards.removeAll();
    const last = images[merged.length];
    if (picked && last) {
      this.#add(last, picked.position, true, 0);
      wishes.push({ id: picked.id, text: picked.label, position: picked.position, rank: 1000, look: 'pin', below: 4 });
    }
    merged.forEach((mark, i) => {
      const pin = pins[mark.index];
      const image = images[i];
      if (!image) return;
      const billboard = this.#add(image, mark.position, Boolean(pin), mark.nudge);
      if (pin) billboard.color = Color.WHITE.withAlpha(opacities[mark.index] ?? 1);
      const hover = (on: boolean) => {
        billboard.scale = on ? HOVER_SCALE : 1;
        globe.draw();
      };
      blocks.push({ x: mark.x, y: mark.y + mark.nudge - (pin ? 24 : 0), radius: pin ? 14 : 22 });
      if (pin) {
        targets.push({
          key: pin.id,
          x: mark.x,
          y: mark.y + mark.nudge - PIN / 2,
          radius: 24,
          click: () => globe.props.onSelect(pin.id),
          hover,
        });
        if (!pin.id.startsWith('report') && !pin.id.startsWith('camera')) {
          wishes.push({ id: pin.id, text: pin.label, position: pin.position, rank: pin.rank + 100, look: 'pin', below: 4 });
        }
      } else {
        targets.push({ key: `cluster:${i}`, x: mark.x, y: mark.y + mark.nudge, radius: 26, click: () => this.#open(mark), hover });
      }
    });
    globe.targets.set('pins', targets);
    globe.labels.set('pins', wishes, blocks);
    this.#cones.set(merged.flatMap((mark) => pins[mark.index] ?? []).concat(picked ?? []));
    if (scene.isDestroyed()) return;
    this.#markNextPicture(countOf(this.#shown));
    globe.draw();
    const drawn = this.#turn;
    settleTextures(scene, () => drawn === this.#turn && this.#missing());
  }

  /** Whether a pin's picture is still on its way to the graphics card. */
  #missing(): boolean {
    if (this.#billboards.isDestroyed()) return false;
    for (let i = 0; i < this.#billboards.length; i++) if (!this.#billboards.get(i).ready) return true;
    return false;
  }

  /** Marks `portal:pins` with the number of pins, once it is drawn for the first time. */
  #markNextPicture(count: number): void {
    if (count === this.#marked) return;
    this.#marked = count;
    const stop = this.#globe().widget.scene.postRender.addEventListener(() => {
      stop();
      performance.mark('portal:pins', { detail: count });
    });
  }

  /** @param standing true for a pin, whose tip is a little above its image's lower edge. @param nudge pixels down. */
  #add(image: HTMLCanvasElement, position: [number, number, number], standing: boolean, nudge: number): Billboard {
    const { scale } = this.#images;
    const billboard = this.#billboards.add({
      position: Cartesian3.fromDegrees(...position),
      width: image.width / scale,
      height: image.height / scale,
      horizontalOrigin: HorizontalOrigin.CENTER,
      verticalOrigin: standing ? VerticalOrigin.BOTTOM : VerticalOrigin.CENTER,
      pixelOffset: new Cartesian2(0, nudge + (standing ? (image.height / scale) * (1 - PIN_BOX.tipY / PIN_BOX.height) : 0)),
      disableDepthTestDistance: Number.POSITIVE_INFINITY,
    });
    billboard.setImage(image.id, image);
    return billboard;
  }

  /** Flies closer until the cluster falls apart. */
  #open(mark: Placed): void {
    const globe = this.#globe();
    const view = viewOf(globe.widget.scene);
    void globe.fly({ ...view, target: [mark.position[0], mark.position[1]], range: Math.max(220, view.range * 0.42) });
  }

  destroy(): void {
    this.#client.destroy();
    this.#cones.destroy();
    const globe = this.#globe();
    globe.targets.set('pins', []);
    globe.labels.set('pins', []);
    if (!globe.widget.isDestroyed()) globe.widget.scene.primitives.remove(this.#billboards);
  }
}
