import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agenciesWith, can, GRANTED, type Grant, PERMISSIONS, ROLES } from './rights.ts';

const officer: Grant = { role: 'agency-officer', city: 'a', scope: { agencies: ['police'] } };

describe('rights', () => {
  it('let an officer move what lies with the own agency, and nothing else', () => {
    expect(can([officer], 'move:case', { city: 'a', agency: 'police' })).toBe(true);
    expect(can([officer], 'move:case', { city: 'a', agency: 'water' })).toBe(false);
    expect(can([officer], 'move:case', { city: 'a', agency: null })).toBe(false);
    expect(can([officer], 'move:case', { city: 'b', agency: 'police' })).toBe(false);
    expect(can([officer], 'assign:case', { city: 'a', agency: 'police' })).toBe(false);
  });
  it('show who sent a report to operators and administrators only', () => {
    const able = ROLES.filter((role) => can([{ role, city: 'a', scope: {} }], 'read:reporter', { city: 'a' }));
    expect(able).toEqual(['ioc-operator', 'administrator']);
  });
  it('give an administrator of all cities everything, and nobody anything without a grant', () => {
    for (const permission of PERMISSIONS) {
      expect(can([{ role: 'administrator', city: null, scope: {} }], permission, { city: 'z' })).toBe(true);
      expect(can([], permission, { city: 'z' })).toBe(false);
    }
  });
  it('never grow when a grant is narrowed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROLES),
        fc.constantFrom(...PERMISSIONS),
        fc.constantFrom('x', 'y', null),
        (role, permission, agency) => {
          const wide = can([{ role, city: 'a', scope: {} }], permission, { city: 'a', agency });
          const narrow = can([{ role, city: 'a', scope: { agencies: ['x'] } }], permission, { city: 'a', agency });
          expect(narrow).toBe(wide && GRANTED[role].includes(permission) && agency === 'x');
        },
      ),
    );
  });
  it('list the agencies that a person works for', () => {
    expect(agenciesWith([officer], 'read:case', 'a')).toEqual(['police']);
    expect(agenciesWith([officer], 'read:case', 'b')).toEqual([]);
    expect(agenciesWith([officer, { role: 'ioc-operator', city: null, scope: {} }], 'read:case', 'b')).toBe('all');
  });
});
