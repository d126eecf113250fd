import { IconFocusCentered, IconLink } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import type { SelectionKey } from '../lib/map.ts';
import { mapHandleAtom } from '../lib/map-session.ts';
import { usePortal } from '../lib/portal.ts';
import { Button } from './button.tsx';
import styles from './card.module.css';
import { useCopy } from './use-copy.ts';

interface CardActionsProps {
  /** [lng, lat, m above the ellipsoid]; null where it is not known. */
  position: [number, number, number] | null;
  selection: SelectionKey;
  /** The link says where to look: a thing that only its tile knows is found by nothing else. */
  keepView?: boolean;
}

/** What one can do with a picked thing: look at it, pass it on. */
export function CardActions({ position, selection, keepView = false }: CardActionsProps) {
  const { t } = useTranslation('kit');
  const { href } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const { said, copy } = useCopy();
  const link = () => new URL(href({ selection, view: keepView ? (map?.view() ?? null) : null }), location.origin).href;
  return (
    <div>
      <div className={styles.row}>
        {map && position && (
          <Button look="primary" icon={<IconFocusCentered size={18} aria-hidden="true" />} onClick={() => void map.lookAt(position)}>
            {t('lookAt')}
          </Button>
        )}
        <Button icon={<IconLink size={18} aria-hidden="true" />} onClick={() => void copy(link())}>
          {t('copyLink')}
        </Button>
      </div>
      <p role="status" className={styles.small}>
        {said && (said.copied ? t('copied') : t('copyFailed', { link: said.text }))}
      </p>
    </div>
  );
}
