/** What a link reproduces: the difference from the scene's defaults, versioned, as flat text parameters. Pure. */
import type { Scene, View } from '../../scenes/contract.ts';
import type { SelectionKey } from './map.ts';
import { readSelection } from './selection.ts';

export const STATE_VERSION = '1';

export interface LayerChange {
  visible?: boolean;
  /** 0..1 */
  opacity?: number;
}

export interface PortalState {
  /** null: the scene's opening view. */
  view: View | null;
  selection: SelectionKey | null;
  /** By the layer's present id; only what differs from the scene. */
  layers: Record<string, LayerChange>;
  /** `YYYY-MM-DD` the boundaries are shown for; null is today. */
  day: string | null;
  /** Minutes after midnight, city time; null is the fixed light. */
  minutes: number | null;
  mode: '3d' | '2d';
  /** null follows the interface's light or dark. */
  style: 'light' | 'dark' | 'night' | null;
  lang: string | null;
}

export type Search = Record<string, string | undefined>;
type SceneLayers = Pick<Scene, 'layers'>;

export const DEFAULT_STATE: PortalState = {
  view: null,
  selection: null,
  layers: {},
  day: null,
  minutes: null,
  mode: '3d',
  style: null,
  lang: null,
};

const STYLES = ['light', 'dark', 'night'] as const;
const KEYS = ['v', 'at', 'sel', 'on', 'off', 'op', 'day', 't', 'mode', 'style', 'lang'] as const;

/** Rounds as the link does: 1 cm-ish positions, decimetre ranges, hundredths of a degree. */
export function roundView(view: View): View {
  const r = (n: number, digits: number) => Number(n.toFixed(digits)) + 0;
  return {
    target: [r(view.target[0], 6), r(view.target[1], 6)],
    range: Math.max(0.1, r(view.range, 1)),
    heading: r(((view.heading % 360) + 360) % 360, 2) % 360,
    pitch: r(view.pitch, 2),
  };
}

/** The state as parameters; defaults are left out, so an untouched page has a clean address. */
export function encode(state: PortalState, scene: SceneLayers): Search {
  const out: Search = {};
  if (state.view) {
    const v = roundView(state.view);
    out.at = [...v.target, v.range, v.heading, v.pitch].join(',');
  }
  if (state.selection) out.sel = state.selection;
  const on: string[] = [];
  const off: string[] = [];
  const opacity: string[] = [];
  for (const layer of scene.layers) {
    const change = state.layers[layer.id];
    if (change?.visible !== undefined && change.visible !== layer.visible) (change.visible ? on : off).push(layer.id);
    if (change?.opacity !== undefined && percent(change.opacity) !== percent(layer.opacity))
      opacity.push(`${layer.id}:${percent(change.opacity)}`);
  }
  if (on.length > 0) out.on = on.join(',');
  if (off.length > 0) out.off = off.join(',');
  if (opacity.length > 0) out.op = opacity.join(',');
  if (state.day) out.day = state.day;
  if (state.minutes !== null) out.t = `${pad(Math.floor(state.minutes / 60))}:${pad(state.minutes % 60)}`;
  if (state.mode === '2d') out.mode = '2d';
  if (state.style) out.style = state.style;
  if (state.lang) out.lang = state.lang;
  return Object.keys(out).length > 0 ? { v: STATE_VERSION, ...out } : out;
}

export interface Decoded {
  state: PortalState;
  /** Parameters of ours that could not be read; the rest holds. */
  ignored: string[];
}

/** Reads what `encode` wrote, and links by hand or of earlier scenes (`formerly`), as far as they make sense. */
export function decode(search: Search, scene: SceneLayers): Decoded {
  const ignored = new Set<string>();
  const read = <T>(key: (typeof KEYS)[number], parse: (text: string) => T | null): T | null => {
    const text = search[key];
    if (text === undefined) return null;
    const value = parse(text);
    if (value === null) ignored.add(key);
    return value;
  };
  read('v', (text) => (text === STATE_VERSION ? text : null));
  const layers: Record<string, LayerChange> = {};
  const find = (id: string) => scene.layers.find((l) => l.id === id) ?? scene.layers.find((l) => l.formerly.includes(id));
  const each = (key: 'on' | 'off' | 'op', change: (value: string | undefined, now: LayerChange) => LayerChange | null) => {
    for (const part of search[key]?.split(',') ?? []) {
      const [id = '', value] = part.split(':');
      const layer = find(id);
      const next = layer && change(value, layers[layer.id] ?? {});
      if (layer && next) layers[layer.id] = next;
      else ignored.add(key);
    }
  };
  each('on', (_, now) => ({ ...now, visible: true }));
  each('off', (_, now) => ({ ...now, visible: false }));
  each('op', (value, now) => {
    const n = number(value ?? '');
    return n === null || n < 0 || n > 100 ? null : { ...now, opacity: n / 100 };
  });
  return {
    state: {
      view: read('at', parseView),
      selection: read('sel', (text) => readSelection(text)?.key ?? null),
      layers,
      day: read('day', parseDay),
      minutes: read('t', parseTime),
      mode: read('mode', (text) => (text === '2d' || text === '3d' ? text : null)) ?? '3d',
      style: read('style', (text) => STYLES.find((s) => s === text) ?? null),
      lang: read('lang', (text) => (/^[a-z]{2,3}(-[A-Z]{2})?$/.test(text) ? text : null)),
    },
    ignored: [...ignored],
  };
}

function parseView(text: string): View | null {
  const numbers = text.split(',').map(number);
  const [lng, lat, range, heading, pitch] = numbers;
  if (numbers.length !== 5 || lng == null || lat == null || range == null || heading == null || pitch == null) return null;
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90 || range <= 0 || range > 5e7 || pitch < -90 || pitch > -2) return null;
  return roundView({ target: [lng, lat], range, heading, pitch });
}

function parseDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return Number.isFinite(day.getTime()) && day.toISOString().startsWith(text) ? text : null;
}

function parseTime(text: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(text);
  const [hours, minutes] = [Number(parts?.[1]), Number(parts?.[2])];
  return parts && hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

const number = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null);
const percent = (opacity: number) => Math.round(opacity * 100);
const pad = (n: number) => String(n).padStart(2, '0');
