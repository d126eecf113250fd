import { useAtomValue } from 'jotai';
import { useEffect, useRef } from 'react';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { useCaseAction } from '../../kit/cases/use-case-action.ts';
import { shortcutsAtom } from '../../lib/map-session.ts';

/** Every key of the console, in the order of the help. */
export const KEYS = ['j', 'k', 'Enter', 'Escape', 'a', 'f', 'n', 'x', 'u', 't', 'l', 'h', 'r', 'p', '[', ']', '/', '?'] as const;

export interface CaseKeys {
  next(): void;
  previous(): void;
  open(): void;
  close(): void;
  toggle(): void;
  forward(): void;
  note(): void;
  /** The case that `a` assigns. */
  assign: string | null;
  me: string;
  item: CaseSummary | undefined;
  fresh(): void;
  call(): void;
  log(): void;
  heat(): void;
  replay(): void;
  play(): void;
  /** To the change before or after, in a replay. */
  step(by: 1 | -1): void;
  help(): void;
}

const inField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, select, textarea, [contenteditable], [role="slider"], dialog') !== null;
/** Enter on these does what they say. */
const pressable = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('a, button, summary') !== null;

/** Single keys of the console: quiet while one types, off where the reader turned shortcuts off (WCAG 2.1.4). */
export function useCaseKeys(keys: CaseKeys): void {
  const on = useAtomValue(shortcutsAtom);
  const latest = useRef(keys);
  latest.current = keys;
  const { mutate } = useCaseAction(keys.assign ?? '');
  const assign = useRef(mutate);
  assign.current = mutate;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
      const now = latest.current;
      if (event.key === 'Escape') {
        // An open menu takes it for itself.
        if (document.querySelector(':popover-open')) return;
        // In a field the first Escape only leaves it.
        if (inField(event.target)) return void (event.target as HTMLElement).blur();
        return now.close();
      }
      if (!on || inField(event.target)) return;
      const does: Record<string, () => void> = {
        j: now.next,
        k: now.previous,
        Enter: () => !pressable(event.target) && now.open(),
        x: now.toggle,
        f: now.forward,
        n: now.note,
        u: now.fresh,
        t: now.call,
        l: now.log,
        h: now.heat,
        r: now.replay,
        p: now.play,
        '[': () => now.step(-1),
        ']': () => now.step(1),
        '?': now.help,
        '/': () => document.querySelector<HTMLElement>('[data-case-search]')?.focus(),
        a: () => {
          if (now.item && now.item.assignee?.id !== now.me)
            assign.current({ verb: 'assignments', body: { version: now.item.version, assigneeId: now.me } });
        },
      };
      const act = does[event.key];
      if (!act) return;
      // The letter must not be typed into a field that the key has just focused.
      if (event.key !== 'Enter') event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
}
