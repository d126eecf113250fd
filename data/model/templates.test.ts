import { describe, expect, it } from 'vitest';
import { fillTemplate, templatesFor, unknownFields } from './templates.ts';

describe('a text template', () => {
  it('is filled with what is known, and nobody is sent braces', () => {
    const text = 'Phản ánh {{report}} tại {{ address }} đã giao {{agency}}.\nHạn: {{due}}.';
    expect(fillTemplate(text, { report: '260114-abcdef', address: 'ngõ 308', agency: 'Đội CSGT' })).toBe(
      'Phản ánh 260114-abcdef tại ngõ 308 đã giao Đội CSGT.\nHạn: .',
    );
    expect(fillTemplate('{{title}}', { title: 'có {{due}} và $& trong tên' })).toBe('có {{due}} và $& trong tên');
  });
  it('names the fields that there are not', () => {
    expect(unknownFields('{{report}} {{phone}} {{ Due }} {{}} {{phone}}')).toEqual(['phone', 'Due', '']);
  });
  it('is offered where it fits, the nearest first', () => {
    const one = (id: string, agencyId: string | null, categoryId: string | null, uses: ('done' | 'extension')[] = []) => ({
      id,
      agencyId,
      categoryId,
      uses,
    });
    const all = [
      one('any', null, null),
      one('road', null, 'road'),
      one('ours', 'office', null),
      one('theirs', 'roads', null),
      one('later', null, null, ['extension']),
    ];
    expect(templatesFor(all, { agencyId: 'office', categoryId: 'road' }, 'done').map(({ id }) => id)).toEqual(['ours', 'road', 'any']);
    expect(templatesFor(all, { agencyId: null, categoryId: 'noise' }, 'extension').map(({ id }) => id)).toEqual(['any', 'later']);
  });
});
