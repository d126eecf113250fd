import { IconMoon } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import styles from './pocket-screen.module.css';

/** Two touches in this time, milliseconds, mean it; one alone is the cloth of a pocket. */
const TWICE = 1500;

/**
 * A black page for the pocket: the screen stays on, so that the device goes on telling where it is, gives hardly any light and takes no stray touch.
 * @param telling what is told now or comes next
 */
export function PocketScreen({ telling }: { telling: string | undefined }) {
  const { t } = useTranslation('kit');
  const dialog = useRef<HTMLDialogElement>(null);
  const touched = useRef(0);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open) dialog.current?.showModal();
  }, [open]);
  return (
    <>
      <Button icon={<IconMoon size={18} aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('pocket.open')}
      </Button>
      {open && (
        <dialog ref={dialog} className={styles.screen} aria-label={t('pocket.title')} onClose={() => setOpen(false)}>
          <p role="status">{telling}</p>
          <button
            type="button"
            onClick={({ detail, timeStamp }) => {
              // By keyboard there is no stray touch.
              if (detail === 0 || timeStamp - touched.current < TWICE) dialog.current?.close();
              touched.current = timeStamp;
            }}
          >
            {t('pocket.close')}
          </button>
        </dialog>
      )}
    </>
  );
}
