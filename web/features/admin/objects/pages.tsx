import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../kit/button.tsx';
import forms from '../../../kit/form.module.css';

/** Back and forth between the pages of a list; nothing where there is one only. */
export function Pages({ page, pages, onPage }: { page: number; pages: number; onPage(page: number): void }) {
  const { t } = useTranslation('admin');
  if (pages < 2) return null;
  return (
    <nav className={forms.row} aria-label={t('pages.label')}>
      <IconButton label={t('pages.before')} look="quiet" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <IconChevronLeft aria-hidden="true" />
      </IconButton>
      <span>{t('pages.at', { page, pages })}</span>
      <IconButton label={t('pages.next')} look="quiet" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        <IconChevronRight aria-hidden="true" />
      </IconButton>
    </nav>
  );
}
