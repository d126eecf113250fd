import { describe, expect, it } from 'vitest';
import { ADMIN_PERMISSIONS, type Grant } from '../../../data/model/rights.ts';
import vi from './locales/vi.json' with { type: 'json' };
import { anyPermission, sections, sectionsFor } from './sections.ts';

describe('the sections of /admin', () => {
  it('are found by their folders, each under its own id', () => {
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    for (const { id } of sections) expect(vi.section).toHaveProperty(id);
  });
  it('open with permissions for which the account page offers the way here', () => {
    expect(anyPermission.filter((permission) => !ADMIN_PERMISSIONS.includes(permission))).toEqual([]);
  });
  it('are listed to whoever holds the permission in the city, however narrow, and to nobody else', () => {
    const section = (permission: 'edit:school' | 'edit:routing') =>
      ({ id: permission, order: 1, group: 'rules', icon: () => null, permission, Section: () => null }) as const;
    const all = [section('edit:school'), section('edit:routing')];
    const teacher: Grant[] = [{ role: 'school-staff', city: 'mot', scope: { schools: ['truong'] } }];
    expect(sectionsFor(teacher, 'mot', all).map(({ id }) => id)).toEqual(['edit:school']);
    expect(sectionsFor(teacher, 'hai', all)).toEqual([]);
    expect(sectionsFor([{ role: 'administrator', city: null, scope: {} }], 'hai', all)).toHaveLength(2);
  });
});
