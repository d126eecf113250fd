import type { Position } from '../../../data/contract.ts';
import { MODE_BIT } from '../../../data/model/directions/street-graph.ts';
import type { TurnRule } from '../../contract.ts';
import type { Tags } from './Feature.ts';

const EXCEPT: Record<string, number> = { bicycle: MODE_BIT.bicycle, motorcycle: MODE_BIT.motorbike, motorcar: MODE_BIT.car };

/** A `type=restriction` relation over one node; undefined for those over ways, by the hour, or with members missing. */
export function turnFrom(
  tags: Tags,
  members: readonly { type: string; ref: number; role: string }[],
  via: Position | undefined,
): TurnRule | undefined {
  const what = tags.restriction ?? tags['restriction:motorcar'] ?? '';
  const way = (role: string) => members.filter((member) => member.role === role && member.type === 'way');
  const [from, to] = [way('from'), way('to')];
  if (!via || !/^(no|only)_/.test(what) || from.length !== 1 || to.length !== 1 || tags['restriction:conditional']) return undefined;
  const bound = tags.restriction ? MODE_BIT.bicycle | MODE_BIT.motorbike | MODE_BIT.car : MODE_BIT.car;
  const modes = (tags.except ?? '').split(';').reduce((left, name) => left & ~(EXCEPT[name.trim()] ?? 0), bound);
  return { from: `w${from[0]?.ref}`, to: `w${to[0]?.ref}`, via, only: what.startsWith('only_'), modes };
}
