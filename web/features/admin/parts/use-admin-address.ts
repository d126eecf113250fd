import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback } from 'react';

type Search = Record<string, string | undefined>;

/** `item` for something that is not there yet. */
export const NEW = '*';

/** The address of a section, as a link's `search`; what was open in the one before is left behind. */
export const sectionSearch = (section: string | null) => (old: Search) => ({ ...old, section: section ?? undefined, item: undefined });

export interface AdminAddress {
  section: string | null;
  /** What is open inside the section: an id, or `NEW`. */
  item: string | null;
  /** Opens another section, or the overview. */
  go(section: string | null): void;
  /** Opens something inside the section; null goes back to its list. The back button undoes it. */
  open(item: string | null): void;
}

/** Where one is in `/admin`; a link leads to the same place. */
export function useAdminAddress(): AdminAddress {
  const search = useRouterState({ select: (s) => s.location.search }) as Search;
  const navigate = useNavigate();
  const go = useCallback((section: string | null) => void navigate({ to: '.', search: sectionSearch(section) }), [navigate]);
  const open = useCallback(
    (item: string | null) => void navigate({ to: '.', search: (old: Search) => ({ ...old, item: item ?? undefined }) }),
    [navigate],
  );
  return { section: search.section ?? null, item: search.item ?? null, go, open };
}
