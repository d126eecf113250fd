/** What a draft still lacks, step by step. Pure. */

import type { Category } from '../../../data/contract.ts';
import { type Box, inBox } from '../../../data/model/tile-box.ts';
import type { Draft } from './draft.ts';

export const STEPS = ['photos', 'place', 'category', 'words', 'contact'] as const;
export type Step = (typeof STEPS)[number];

/** `field` is the id of the control to go to; `problem` a key of the words. */
export interface Lack {
  step: Step;
  field: string;
  problem: 'place' | 'outside' | 'category' | 'stopped' | 'words' | 'answer' | 'number' | 'email';
}

export const inExtent = ({ lng, lat }: { lng: number; lat: number }, extent: Box) => inBox([lng, lat], extent);

/** In the order of the page. A report needs a place, a category, its required answers, and a photo or a few words. */
export function lacks(draft: Draft, category: Category | undefined, extent: Box): Lack[] {
  const out: Lack[] = [];
  if (!draft.place) out.push({ step: 'place', field: 'place', problem: 'place' });
  else if (!inExtent(draft.place, extent)) out.push({ step: 'place', field: 'place', problem: 'outside' });
  if (!category) out.push({ step: 'category', field: 'category', problem: 'category' });
  else if (category.stopper?.stops) out.push({ step: 'category', field: 'category', problem: 'stopped' });
  for (const question of category?.questions ?? []) {
    const answer = draft.answers[question.id];
    const empty = answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);
    if (question.required && empty) out.push({ step: 'category', field: `answer-${question.id}`, problem: 'answer' });
    else if (question.type === 'number' && !empty && !Number.isFinite(answer))
      out.push({ step: 'category', field: `answer-${question.id}`, problem: 'number' });
  }
  if (draft.photos.length === 0 && draft.description.trim() === '' && draft.title.trim() === '')
    out.push({ step: 'words', field: 'description', problem: 'words' });
  const { email } = draft.contact;
  if (email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()))
    out.push({ step: 'contact', field: 'email', problem: 'email' });
  return out;
}
