import type { LocalText } from '../../data/contract.ts';
import type { CaseRow } from './case-row.ts';

interface LetterFacts {
  past: boolean;
  category: LocalText;
  area: LocalText | undefined;
  timeZone: string;
}

/** What staff are written about a case and its day: its number, category and ward, a link, and nothing that a reporter wrote. */
export function escalationLetter(publicUrl: string, { city, id, dueAt }: CaseRow, { past, category, area, timeZone }: LetterFacts) {
  const due = new Intl.DateTimeFormat('vi-VN', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(dueAt));
  const what = [category.vi, area?.vi].filter(Boolean).join(', ');
  return {
    lang: 'vi',
    subject: `${past ? 'Quá hạn' : 'Sắp đến hạn'}: ${id} (${category.vi})`,
    text: [
      past ? `Phản ánh ${id} đã quá hạn xử lý.` : `Phản ánh ${id} sắp đến hạn xử lý.`,
      '',
      `Lĩnh vực, địa bàn: ${what}`,
      `Hạn: ${due}`,
      '',
      `Mở: ${publicUrl}/${city}/desk?case=${id}`,
      '',
      'Thư này do cổng tự gửi; xin không trả lời.',
      '',
    ].join('\n'),
  };
}
