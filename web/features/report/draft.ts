/** A report on its way: what the form holds, as it is kept on the device. Pure. */
import type { Box } from '../../../api/features/cases/contract.ts';
import type { NewReportInput, Receipt } from '../../../api/features/reports/intake-contract.ts';

/** As the server has them; a test compares. */
export const LIMITS = { photos: 5, title: 120, description: 4000, address: 200, answer: 500, name: 80, email: 120, phone: 20 } as const;

export interface DraftPhoto {
  id: string;
  /** Pixels of the picture as it will be sent. */
  width: number;
  height: number;
  /** Black boxes, burnt in when it is sent. */
  boxes: Box[];
  /** ISO 8601, from the photo itself. */
  takenAt: string | null;
  /** [lng, lat] degrees, from the photo itself. */
  position: [number, number] | null;
}

export type PlaceOrigin = 'photo' | 'device' | 'map' | 'address';

export interface DraftPlace {
  lng: number;
  lat: number;
  /** Metres above the ellipsoid, where a wall or roof was picked; null: the ground. */
  height: number | null;
  from: PlaceOrigin;
  /** Metres, of a device's position. */
  accuracy?: number;
}

export type Answer = string | number | string[];

export interface Draft {
  id: string;
  /** Sent with every attempt, so that the server makes one report of them. */
  key: string;
  city: string;
  /** Milliseconds of the epoch. */
  created: number;
  updated: number;
  photos: DraftPhoto[];
  place: DraftPlace | null;
  address: string;
  categoryId: string | null;
  answers: Record<string, Answer>;
  title: string;
  description: string;
  contact: { name: string; email: string; phone: string };
  /** Mail about every step, to the contact's address. */
  updates?: boolean;
  /** Not into the list of own reports, though signed in. */
  unlisted?: boolean;
  /** `sending`: an attempt was made and its answer is not known. */
  state: 'editing' | 'sending' | 'sent';
  receipt: Receipt | null;
}

/** 128 random bits as hex; works without a secure context, where crypto.randomUUID is missing. */
export const randomId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export function newDraft(city: string, now = Date.now()): Draft {
  return {
    id: randomId(),
    key: randomId(),
    city,
    created: now,
    updated: now,
    photos: [],
    place: null,
    address: '',
    categoryId: null,
    answers: {},
    title: '',
    description: '',
    contact: { name: '', email: '', phone: '' },
    state: 'editing',
    receipt: null,
  };
}

/** Whether there is anything worth keeping. */
export function isEmpty(draft: Draft): boolean {
  const { photos, place, categoryId, title, description, contact, address } = draft;
  return (
    photos.length === 0 && !place && !categoryId && [title, description, address, ...Object.values(contact)].every((t) => t.trim() === '')
  );
}

/** What is sent of a draft; only answers to the category's present questions go along. */
export function reportOf(draft: Draft, questions: readonly { id: string }[], lang: string): NewReportInput {
  if (!draft.place || !draft.categoryId) throw new Error('a draft without place or category is not sent');
  const { lng, lat, height } = draft.place;
  const known = questions.flatMap(({ id }) => {
    const answer = draft.answers[id];
    return answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0) ? [] : [[id, answer] as const];
  });
  const contact = Object.fromEntries(Object.entries(draft.contact).flatMap(([k, v]) => (v.trim() ? [[k, v.trim()]] : [])));
  return {
    categoryId: draft.categoryId,
    title: draft.title.trim(),
    description: draft.description.trim(),
    position: height === null ? [lng, lat] : [lng, lat, height],
    ...(draft.address.trim() && { address: draft.address.trim() }),
    answers: Object.fromEntries(known),
    ...(Object.keys(contact).length > 0 && { contact: { ...contact, ...(draft.updates && contact.email ? { updates: true } : {}) } }),
    lang,
    // Says nothing without a session.
    own: !draft.unlisted,
  };
}
