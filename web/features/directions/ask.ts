/** What is asked, as the address has it: `to`, `from`, `via`, `by`. Pure. */
import { type LngLat, MODES, type Mode } from '../../../data/model/directions/answer.ts';
import type { Search } from '../../lib/portal-state.ts';

/** A place's id, a position, or where the device is, which no link carries. */
export type End = { kind: 'place'; id: string } | { kind: 'at'; position: LngLat } | { kind: 'me' };
export interface Ask {
  from: End | null;
  to: End | null;
  via: LngLat[];
  by: Mode;
}

const KEYS = ['from', 'to', 'via', 'by'] as const;
/** As many as the server takes. */
export const VIA_MOST = 8;

export function readAsk(search: Search): Ask {
  return {
    from: readEnd(search.from),
    to: readEnd(search.to),
    via: (search.via ?? '')
      .split(';')
      .map(readPosition)
      .filter((position) => position !== null)
      .slice(0, VIA_MOST),
    by: MODES.find((mode) => mode === search.by) ?? 'foot',
  };
}

/** The parameters of an ask beside those of others. */
export function writeAsk(search: Search, { from, to, via, by }: Ask): Search {
  return {
    ...withoutAsk(search),
    ...(from ? { from: endText(from) } : {}),
    ...(to ? { to: endText(to) } : {}),
    ...(via.length > 0 ? { via: via.map(positionText).join(';') } : {}),
    ...(by !== 'foot' ? { by } : {}),
  };
}

export function withoutAsk(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([key]) => !KEYS.some((own) => own === key)));
}

export function endText(end: End): string {
  if (end.kind === 'me') return 'me';
  return end.kind === 'place' ? end.id : positionText(end.position);
}

function readEnd(text: string | undefined): End | null {
  if (!text) return null;
  if (text === 'me') return { kind: 'me' };
  const position = readPosition(text);
  if (position) return { kind: 'at', position };
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 120 ? { kind: 'place', id: text } : null;
}

function readPosition(text: string): LngLat | null {
  const [, lng, lat] = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,2}(?:\.\d+)?)$/.exec(text) ?? [];
  const position: LngLat = [Number(lng), Number(lat)];
  return lng !== undefined && Math.abs(position[0]) <= 180 && Math.abs(position[1]) <= 90 ? position : null;
}

function positionText([lng, lat]: LngLat): string {
  return `${Number(lng.toFixed(6))},${Number(lat.toFixed(6))}`;
}
