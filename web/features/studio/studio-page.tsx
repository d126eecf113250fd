import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StaffFrame } from '../../kit/cases/staff-frame.tsx';
import { StaffGate } from '../../kit/cases/staff-gate.tsx';
import styles from './studio.module.css';
import { StudioEditor } from './studio-editor.tsx';
import { StudioList } from './studio-list.tsx';

/** Where tours are made: a list of them, and one at a time beside the map. */
export default function StudioPage() {
  const { t } = useTranslation('studio');
  const of = useRouterState({ select: (s) => (s.location.search as { of?: string }).of });
  return (
    <StaffGate permission="edit:tour" title={t('title')}>
      {(me) => (
        <StaffFrame title={t('title')} me={me} fixed={of !== undefined}>
          {of ? (
            <StudioEditor key={of} id={of} />
          ) : (
            <main className={styles.list}>
              <StudioList />
            </main>
          )}
        </StaffFrame>
      )}
    </StaffGate>
  );
}
