import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../../api/features/cases/contract.ts';
import { BoxEditor } from '../../kit/boxes/box-editor.tsx';
import { MOST_BOXES, NEW_BOX } from '../../kit/boxes/boxes.ts';
import { Button } from '../../kit/button.tsx';
import type { DraftPhoto } from './draft.ts';
import styles from './redact.module.css';

/** Draws black boxes over faces and number plates: by finger or mouse, or by keys on a box. They are burnt in when the report is sent. */
export function RedactDialog({ url, photo, onClose }: { url: string; photo: DraftPhoto; onClose(boxes: Box[] | null): void }) {
  const { t } = useTranslation('report');
  const dialog = useRef<HTMLDialogElement>(null);
  const [boxes, setBoxes] = useState<Box[]>([...photo.boxes]);
  useEffect(() => dialog.current?.showModal(), []);
  const full = boxes.length >= MOST_BOXES;
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="redact-title" onClose={() => onClose(null)}>
      <h2 id="redact-title">{t('redact.title')}</h2>
      <p className={styles.hint}>{t('redact.hint')}</p>
      <BoxEditor src={url} width={photo.width} height={photo.height} boxes={boxes} onChange={setBoxes} />
      <p role="status" className={styles.hint}>
        {full ? t('redact.full') : t('redact.count', { count: boxes.length })}
      </p>
      <div className={styles.row}>
        <Button disabled={full} icon={<IconPlus size={18} aria-hidden="true" />} onClick={() => setBoxes((all) => [...all, NEW_BOX])}>
          {t('redact.add')}
        </Button>
        <Button
          disabled={boxes.length === 0}
          icon={<IconTrash size={18} aria-hidden="true" />}
          onClick={() => setBoxes((all) => all.slice(0, -1))}
        >
          {t('redact.undo')}
        </Button>
        <span className={styles.space} />
        <Button onClick={() => onClose(null)}>{t('redact.cancel')}</Button>
        <Button look="primary" onClick={() => onClose(boxes)}>
          {t('redact.done')}
        </Button>
      </div>
    </dialog>
  );
}
