import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../kit/button.tsx';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './console.module.css';
import type { Arrivals } from './use-arrivals.ts';

/** Urgent cases that have just come. They stay until somebody looks or sends them away: nothing urgent vanishes by itself. */
export function Toasts({ arrivals, onOpen }: { arrivals: Arrivals; onOpen(id: string): void }) {
  const { t } = useTranslation('ioc');
  const { lang } = usePortal();
  const names = useCaseNames();
  return (
    <div className={styles.toasts} role="alert">
      {arrivals.toasts.map((item) => (
        <div key={item.id} className={styles.toast}>
          <p>
            <strong>{t('urgent')}</strong> {localText(item.title, lang)}
            <small>{[names.category(item.categoryId), names.area(item.areaId)].filter(Boolean).join(' · ')}</small>
          </p>
          <Button
            look="primary"
            onClick={() => {
              arrivals.dismiss(item.id);
              onOpen(item.id);
            }}
          >
            {t('openCase')}
          </Button>
          <IconButton label={t('dismiss', { title: localText(item.title, lang) })} onClick={() => arrivals.dismiss(item.id)}>
            <IconX size={18} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
