import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box, CaseDetail, ModerateCase, Photo } from '../../../api/features/cases/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { BoxEditor } from '../boxes/box-editor.tsx';
import { MOST_BOXES, NEW_BOX } from '../boxes/boxes.ts';
import { Button } from '../button.tsx';
import forms from '../form.module.css';
import { CaseForm } from './case-form.tsx';
import styles from './cases.module.css';
import { useBasis } from './use-basis.ts';
import { useCaseAction } from './use-case-action.ts';

const afterWork = ({ kind }: Photo) => kind === 'after';

/** What the public may see of a report: whether at all, under which title, which photos, and what is black on them. */
export function ModerationForm({ item, me, onClose }: { item: CaseDetail; me: string; onClose(): void }) {
  const { t, i18n } = useTranslation('kit');
  const basis = useBasis(item, me);
  const { mutate, isPending, error } = useCaseAction(item.id, onClose);
  const [publish, setPublish] = useState(true);
  const [title, setTitle] = useState(localText(item.title, i18n.language));
  const [removed, setRemoved] = useState<Record<string, boolean>>({});
  const [boxes, setBoxes] = useState<Record<string, Box[]>>({});
  const boxesOf = (photo: string) => boxes[photo] ?? [];
  const send = () => {
    const photos = item.pictures.flatMap(({ id, state }) => {
      const [gone, black] = [removed[id], boxesOf(id)];
      if (state !== 'ready' || (gone === undefined && black.length === 0)) return [];
      return [{ id, ...(gone === undefined ? {} : { removed: gone }), ...(black.length > 0 && !gone ? { boxes: black } : {}) }];
    });
    const body: ModerateCase = { version: item.version, publish, ...(photos.length > 0 ? { photos } : {}) };
    if (title.trim() && title !== localText(item.title, i18n.language)) body.title = title;
    mutate({ verb: 'moderation', body });
  };
  const ready = item.pictures.filter((photo) => photo.state === 'ready');
  return (
    <CaseForm
      title={t('case.moderation')}
      item={item}
      basis={basis}
      impossible={!item.mayModerate}
      pending={isPending}
      error={error}
      send={t('case.saveModeration')}
      onSend={send}
      onClose={onClose}
    >
      <fieldset className={forms.choices}>
        <legend>{t('case.visibility')}</legend>
        {[true, false].map((value) => (
          <label key={String(value)}>
            <input type="radio" name="publish" checked={publish === value} onChange={() => setPublish(value)} />
            {t(value ? 'case.publish' : 'case.hide')}
          </label>
        ))}
      </fieldset>
      <label className={styles.field}>
        {t('case.title')}
        <input value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
      </label>
      {ready.length > 0 && <p className={forms.hint}>{t('case.boxesHint')}</p>}
      {ready.map((photo) => (
        <fieldset key={photo.id} className={forms.choices}>
          <legend>{t(afterWork(photo) ? 'case.photoAfter' : 'case.photoBefore')}</legend>
          <label>
            <input
              type="checkbox"
              checked={removed[photo.id] ?? false}
              onChange={(event) => setRemoved((all) => ({ ...all, [photo.id]: event.target.checked }))}
            />
            {t('case.photoRemove')}
          </label>
          {!removed[photo.id] && (
            <>
              <BoxEditor
                src={photo.medium}
                width={photo.width}
                height={photo.height}
                boxes={boxesOf(photo.id)}
                onChange={(next) => setBoxes((all) => ({ ...all, [photo.id]: next }))}
              />
              <Button
                disabled={boxesOf(photo.id).length >= MOST_BOXES}
                onClick={() => setBoxes((all) => ({ ...all, [photo.id]: [...boxesOf(photo.id), NEW_BOX] }))}
              >
                {t('case.boxAdd')}
              </Button>
            </>
          )}
        </fieldset>
      ))}
    </CaseForm>
  );
}
