import { IconMap, IconUserCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { ButtonLink } from '../button.tsx';
import { PageHead } from '../page-head.tsx';
import styles from './staff-frame.module.css';

interface StaffFrameProps {
  title: string;
  me?: Me | undefined;
  /** Stands between the title and the links. */
  status?: ReactNode;
  /** The page fills the window and scrolls in its panes only. */
  fixed?: boolean;
  children: ReactNode;
}

/** Head and body of a page for staff: where one is, who one is, and the ways out. */
export function StaffFrame({ title, me, status, fixed = false, children }: StaffFrameProps) {
  const { t } = useTranslation('kit');
  const { cityId, city, lang } = usePortal();
  const name = localText(city.scene.name, lang);
  const who = [name, ...(me ? [me.name] : []), ...(me?.demo ? [t('case.gate.demo')] : [])].join(' · ');
  return (
    <div className={styles.frame} data-fixed={fixed || undefined}>
      <PageHead title={title} subtitle={who} status={status}>
        {me && (
          <ButtonLink look="plain" href={`/${cityId}/account`}>
            <IconUserCircle size={18} aria-hidden="true" />
            <span>{t('case.gate.account')}</span>
          </ButtonLink>
        )}
        <ButtonLink href={`/${cityId}`}>
          <IconMap size={18} aria-hidden="true" />
          <span>{t('case.toMap')}</span>
        </ButtonLink>
      </PageHead>
      {children}
    </div>
  );
}
