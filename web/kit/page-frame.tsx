import { IconMap } from '@tabler/icons-react';
import type { MouseEventHandler, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePortal } from '../lib/portal.ts';
import { ButtonLink } from './button.tsx';
import styles from './page-frame.module.css';
import { PageHead } from './page-head.tsx';

interface PageFrameProps {
  title: string;
  /** Where the map is; the state of the address is kept where nothing else is said. */
  mapHref?: string;
  onMap?: MouseEventHandler;
  children: ReactNode;
}

/** A page for residents without the globe: a head and one column. */
export function PageFrame({ title, mapHref, onMap, children }: PageFrameProps) {
  const { t } = useTranslation('kit');
  const { href } = usePortal();
  return (
    <div className={styles.page}>
      <PageHead title={title}>
        <ButtonLink href={mapHref ?? href()} {...(onMap ? { onClick: onMap } : {})}>
          <IconMap size={18} aria-hidden="true" />
          <span>{t('toMap')}</span>
        </ButtonLink>
      </PageHead>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
