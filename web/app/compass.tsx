import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../kit/button.tsx';
import { headingAtom } from '../lib/map-session.ts';

/** The needle turns with the camera; pressing it puts north up. */
export function Compass({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation('app');
  const { heading } = useAtomValue(headingAtom);
  return (
    <IconButton label={t('tools.north')} onClick={onClick}>
      <svg width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true" style={{ transform: `rotate(${-heading}deg)` }}>
        <path d="M0-10.500L4.200 0H-4.200Z" fill="var(--report-late)" />
        <path d="M0 10.500L4.200 0H-4.200Z" fill="var(--muted)" />
      </svg>
    </IconButton>
  );
}
