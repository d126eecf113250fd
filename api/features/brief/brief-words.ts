import type { CaseState } from '../../../data/model/case-states.ts';
import type { ShiftEntry } from '../shift-log/contract.ts';

/** The words of the document; the page has its own. */
interface BriefWords {
  title: string;
  made: string;
  figures: string;
  before: string;
  received: string;
  closed: string;
  open: string;
  late: string;
  urgent: string;
  all: string;
  nobody: string;
  byAgency: string;
  agency: string;
  urgentCases: string;
  lateCases: string;
  incidents: string;
  reports: string;
  log: string;
  none: string;
  map: string;
  head: [code: string, title: string, place: string, agency: string, state: string, due: string];
  signedBy: string;
  kinds: Record<ShiftEntry['kind'], string>;
  states: Record<CaseState, string>;
}

export const BRIEF_WORDS: Record<'vi' | 'en', BriefWords> = {
  vi: {
    title: 'Báo cáo ngày',
    made: 'Số liệu đến',
    figures: 'Số liệu trong ngày',
    before: 'Đang mở đầu ngày',
    received: 'Tiếp nhận',
    closed: 'Đã đóng',
    open: 'Đang mở cuối ngày',
    late: 'Quá hạn',
    urgent: 'Khẩn',
    all: 'Toàn thành phố',
    nobody: 'Chưa chuyển đơn vị',
    byAgency: 'Theo đơn vị',
    agency: 'Đơn vị',
    urgentCases: 'Phản ánh khẩn',
    lateCases: 'Quá hạn lâu nhất',
    incidents: 'Sự cố',
    reports: 'phản ánh',
    log: 'Sổ ca',
    none: 'Không có.',
    map: 'Phản ánh đang mở cuối ngày: thường (nâu vàng), quá hạn (đỏ), khẩn (đỏ sẫm, lớn).',
    head: ['Mã', 'Nội dung', 'Địa bàn', 'Đơn vị', 'Trạng thái', 'Hạn'],
    signedBy: 'Người nhận ca',
    kinds: { note: 'Ghi chú', handover: 'Bàn giao', signed: 'Nhận ca', start: 'Bắt đầu ca', end: 'Kết thúc ca', urgent: 'Phản ánh khẩn' },
    states: {
      received: 'Mới tiếp nhận',
      in_moderation: 'Đang kiểm duyệt',
      forwarded: 'Đã chuyển đơn vị',
      accepted: 'Đơn vị đã nhận',
      scheduled: 'Đã hẹn ngày',
      in_progress: 'Đang xử lý',
      on_hold: 'Tạm dừng',
      answered: 'Đã trả lời',
      done: 'Đã xử lý xong',
      not_accepted: 'Không tiếp nhận',
      reopened: 'Mở lại',
      merged: 'Đã gộp',
      cancelled: 'Đã hủy',
    },
  },
  en: {
    title: 'Day’s brief',
    made: 'Figures up to',
    figures: 'Figures of the day',
    before: 'Open when it began',
    received: 'Received',
    closed: 'Closed',
    open: 'Open when it ended',
    late: 'Late',
    urgent: 'Urgent',
    all: 'Whole city',
    nobody: 'With no agency yet',
    byAgency: 'By agency',
    agency: 'Agency',
    urgentCases: 'Urgent reports',
    lateCases: 'Longest past their day',
    incidents: 'Incidents',
    reports: 'reports',
    log: 'Shift log',
    none: 'None.',
    map: 'Reports open when the day ended: in time (amber), late (red), urgent (dark red, large).',
    head: ['Id', 'What', 'Area', 'Agency', 'State', 'Due'],
    signedBy: 'Taken over by',
    kinds: { note: 'Note', handover: 'Handover', signed: 'Taken over', start: 'Shift begins', end: 'Shift ends', urgent: 'Urgent report' },
    states: {
      received: 'Received',
      in_moderation: 'In moderation',
      forwarded: 'Forwarded',
      accepted: 'Accepted',
      scheduled: 'Scheduled',
      in_progress: 'In progress',
      on_hold: 'On hold',
      answered: 'Answered',
      done: 'Done',
      not_accepted: 'Not accepted',
      reopened: 'Reopened',
      merged: 'Merged',
      cancelled: 'Cancelled',
    },
  },
};
