import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.ts';

/** Numbers of the table in words; a cell that is left out says so. */
export function useWords(lang: string) {
  const { t } = useTranslation('figures');
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  const unit = (kind: 'hour' | 'day') =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: kind, unitDisplay: 'long', maximumFractionDigits: 1 });
  return {
    count: (value: number | null) => (value === null ? t('few') : formatNumber(value, lang)),
    share: (value: number | null) => (value === null ? t('none') : percent.format(value)),
    /** Up to two days in hours, beyond in days. */
    hours: (value: number | null) =>
      value === null ? t('none') : value < 48 ? unit('hour').format(value) : unit('day').format(value / 24),
  };
}
