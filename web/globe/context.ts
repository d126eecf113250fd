import type { CesiumWidget } from 'cesium';
import { createContext, use } from 'react';
import type { MapViewProps } from '../lib/map.ts';
import type { CameraView } from './camera.ts';
import type { Look } from './look.ts';
import type { Preset } from './quality.ts';

/** What a layer may use of the globe it is drawn on. */
export interface Globe {
  widget: CesiumWidget;
  look: Look;
  preset: Preset;
  /** True until the poster has gone: fewer pixels, the same tiles. */
  draft: boolean;
  endDraft(): void;
  props: MapViewProps;
  /** Asks for one new picture. */
  draw(): void;
  /** Says that an imagery tile was painted, so that the frames follow in which it comes onto the ground. */
  imageryArrived(): void;
  /** Flies so that the target lies where no panel covers it; resolves when there or interrupted. */
  fly(view: CameraView, seconds?: number): Promise<void>;
  /** What the middle of the free part of the map shows; after a flight exactly the view that was flown to, so that links do not drift. */
  view(): CameraView;
  /** Says that the camera's present pose stands for this view. */
  hold(view: CameraView): void;
  /** Calls back after the camera came to rest (and once at first); returns how to stop. */
  onRest(callback: () => void): () => void;
  /** Announces screen positions that can be clicked without asking the GPU. */
  targets: ClickTargets;
  /** One declutter pass serves every layer's labels. */
  labels: LabelBoard;
}

/** Something small on the screen that can be hit with a finger; pixels from the canvas's upper left. */
export interface ClickTarget {
  key: string;
  x: number;
  y: number;
  radius: number;
  click(): void;
  hover?(on: boolean): void;
}
export interface ClickTargets {
  set(owner: string, targets: ClickTarget[]): void;
  at(x: number, y: number): ClickTarget | undefined;
  /** A layer that lies on the ground says whether a clicked position (degrees) is its own, and takes it. */
  setGround(owner: string, take: ((lng: number, lat: number) => boolean) | null): void;
  takeGround(lng: number, lat: number): boolean;
}

/** A text that wants to stand at a position. */
export interface LabelWish {
  id: string;
  text: string;
  /** [lng, lat, metres above the ellipsoid] */
  position: [number, number, number];
  rank: number;
  look: 'pin' | 'place' | 'water' | 'street' | 'peak';
  /** Pixels below the position. */
  below?: number;
  /** 0..1; 1 where not given. */
  opacity?: number;
}
/** A round place on the screen that texts keep off; pixels. */
export interface LabelBlock {
  x: number;
  y: number;
  radius: number;
}
export interface LabelBoard {
  set(owner: string, wishes: LabelWish[], blocks?: LabelBlock[]): void;
}

export const GlobeContext = createContext<Globe | null>(null);

/** @throws outside of the map. */
export function useGlobe(): Globe {
  const globe = use(GlobeContext);
  if (!globe) throw new Error('useGlobe outside of the map');
  return globe;
}
