import { type Grant, holdsIn, type Permission } from '../../../data/model/rights.ts';
import { GROUPS, type Section } from './define-section.ts';

const found = import.meta.glob<Section>('./sections/*/section.tsx', { eager: true, import: 'default' });

/** Every section, found by its folder, in the order of the menu. */
export const sections: Section[] = Object.values(found).sort(
  (a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || a.order - b.order || a.id.localeCompare(b.id),
);

export const permissionsOf = ({ permission }: Section): readonly Permission[] =>
  typeof permission === 'string' ? [permission] : permission;

/** What opens the page at all. */
export const anyPermission: readonly Permission[] = [...new Set(sections.flatMap(permissionsOf))];

/** The sections that somebody may use in a city. */
export const sectionsFor = (grants: readonly Grant[], city: string, all: readonly Section[] = sections): Section[] =>
  all.filter((section) => permissionsOf(section).some((permission) => holdsIn(grants, permission, city)));
