import { IconX } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { Button, IconButton } from '../button.tsx';
import styles from './escalation-toasts.module.css';

export interface Escalations {
  told: readonly CaseSummary[];
  tell(item: CaseSummary): void;
  dismiss(id: string): void;
}
const MOST = 3;

/** Cases that were escalated while one looked on, the last first. */
export function useEscalations(): Escalations {
  const [told, setTold] = useState<CaseSummary[]>([]);
  const tell = useCallback((item: CaseSummary) => setTold((all) => [item, ...all.filter(({ id }) => id !== item.id)].slice(0, MOST)), []);
  const dismiss = useCallback((id: string) => setTold((all) => all.filter((item) => item.id !== id)), []);
  return { told, tell, dismiss };
}

/** They stay until somebody looks or sends them away. */
export function EscalationToasts({ escalations, onOpen }: { escalations: Escalations; onOpen(id: string): void }) {
  const { t } = useTranslation('kit');
  const { lang } = usePortal();
  return (
    <div className={styles.toasts} role="alert">
      {escalations.told.map((item) => (
        <div key={item.id} className={styles.toast} data-tone={item.escalated === 2 ? 'late' : 'soon'}>
          <p>
            <strong>{t(`case.escalated.${item.escalated ?? 1}`)}</strong> {localText(item.title, lang)}
          </p>
          <Button
            onClick={() => {
              escalations.dismiss(item.id);
              onOpen(item.id);
            }}
          >
            {t('case.openIt')}
          </Button>
          <IconButton label={t('case.dismiss', { title: localText(item.title, lang) })} onClick={() => escalations.dismiss(item.id)}>
            <IconX size={18} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
