import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from '../../../api/features/cases/contract.ts';
import { BoxEditor } from '../../kit/boxes/box-editor.tsx';
import { MOST_BOXES, NEW_BOX } from '../../kit/boxes/boxes.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import forms from '../../kit/form.module.css';
import type { DraftPhoto } from './draft.ts';
import styles from './redact.module.css';

/** Draws black boxes over faces and number plates: by finger or mouse, or by keys on a box. They are burnt in when the report is sent. */
export function RedactDialog({ url, photo, onClose }: { url: string; photo: DraftPhoto; onClose(boxes: Box[] | null): void }) {
  const { t } = useTranslation('report');
  const [boxes, setBoxes] = useState<Box[]>([...photo.boxes]);
  const full = boxes.length >= MOST_BOXES;
  return (
    <Dialog title={t('redact.title')} className={styles.dialog} onClose={() => onClose(null)}>
      {(close) => (
        <>
          <p className={forms.note}>{t('redact.hint')}</p>
          <BoxEditor src={url} width={photo.width} height={photo.height} boxes={boxes} onChange={setBoxes} />
          <p role="status" className={forms.note}>
            {full ? t('redact.full') : t('redact.count', { count: boxes.length })}
          </p>
          <div className={forms.acts}>
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
            <Button onClick={close}>{t('redact.cancel')}</Button>
            <Button
              look="primary"
              onClick={() => {
                close();
                onClose(boxes);
              }}
            >
              {t('redact.done')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
