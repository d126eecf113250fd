import { IconSquareFilled, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import type { DraftPhoto } from './draft.ts';
import { PhotoBoxes } from './photo-boxes.tsx';
import styles from './photos.module.css';
import { RedactDialog } from './redact-dialog.tsx';
import type { OpenDraft } from './use-draft.ts';
import { usePhotoUrl } from './use-photo-url.ts';

/** One photo with what can be done to it: cover parts, take out. */
export function PhotoTile({ open, photo, number }: { open: OpenDraft; photo: DraftPhoto; number: number }) {
  const { t } = useTranslation('report');
  const { draft, store, change } = open;
  const url = usePhotoUrl(store, draft.id, photo.id);
  const [redacting, setRedacting] = useState(false);
  const remove = () => {
    change((now) => ({ photos: now.photos.filter((p) => p.id !== photo.id) }));
    void store.removePhoto(draft.id, photo.id);
  };
  return (
    <li className={styles.tile}>
      <div className={styles.frame} style={{ aspectRatio: `${photo.width} / ${photo.height}` }}>
        {url === '' ? <p className={styles.lost}>{t('photos.lost')}</p> : url && <img src={url} alt={t('photos.photo', { number })} />}
        <PhotoBoxes boxes={photo.boxes} />
      </div>
      <div className={styles.actions}>
        {url !== '' && (
          <Button
            aria-label={t('photos.coverPhoto', { number })}
            icon={<IconSquareFilled size={16} aria-hidden="true" />}
            onClick={() => setRedacting(true)}
          >
            {t('photos.cover')}
          </Button>
        )}
        <Button aria-label={t('photos.removePhoto', { number })} icon={<IconTrash size={16} aria-hidden="true" />} onClick={remove}>
          {t('photos.remove')}
        </Button>
      </div>
      {redacting && url && (
        <RedactDialog
          url={url}
          photo={photo}
          onClose={(boxes) => {
            setRedacting(false);
            if (boxes) change((now) => ({ photos: now.photos.map((p) => (p.id === photo.id ? { ...p, boxes } : p)) }));
          }}
        />
      )}
    </li>
  );
}
