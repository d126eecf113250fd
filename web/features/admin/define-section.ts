import type { ComponentType } from 'react';
import type { Me } from '../../../api/auth/contract.ts';
import type { Permission } from '../../../data/model/rights.ts';

/** Headings under which sections stand, in this order. */
export const GROUPS = ['rules', 'objects', 'casework', 'people'] as const;

/**
 * One part of `/admin`. To add one, make a folder `web/features/admin/sections/<id>/` with a `section.tsx`:
 *
 *   export default defineSection({ id: 'agencies', order: 10, group: 'rules', icon: IconBuilding, permission: 'edit:agency',
 *     Section: lazy(() => import('./agencies-section.tsx')) });
 *
 * and its words in `web/features/admin/locales/<lang>.json` below `section.<id>`: `title` (the menu and the heading), `hint` (one sentence on the
 * overview), and all it says itself. The namespace is `admin`; `section.tsx` is loaded with the page, so what is large stays behind `lazy`.
 *
 * The shell lists a section to whoever holds its permission over anything in the city, however narrow; what exactly they may touch the section
 * finds out with `can()`, and the server asks again. It draws the heading; the section fills the rest of the column. Which section is open
 * stands in the address (`section`), and what is open inside it too (`item`): both by `useAdminAddress` of `parts/use-admin-address.ts`.
 * `parts/` has what sections share: `SearchTable`, `FormFrame` with `useForm` (dirty check, unsaved warning, version conflict), `useSave`,
 * fields, `LocalTextField`, `ConfirmDialog`.
 */
export interface Section {
  /** The folder's name; stands in the address and in the keys of its words. */
  id: string;
  /** Within its group. */
  order: number;
  group: (typeof GROUPS)[number];
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Of several, one is enough. */
  permission: Permission | readonly Permission[];
  Section: ComponentType<{ me: Me }>;
}

export function defineSection(section: Section): Section {
  return section;
}
