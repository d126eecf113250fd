import { IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedPanorama, PanoramaList } from '../../../../../api/features/panoramas/contract.ts';
import { THUMBNAIL } from '../../../../../data/model/panorama/thumbnail.ts';
import { Button } from '../../../../kit/button.tsx';
import { ConfirmDialog } from '../../../../kit/confirm-dialog.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import forms from '../../../../kit/form.module.css';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { getJson } from '../../../../lib/api.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { sendJson } from '../../../../lib/post.ts';
import { NewPhoto } from './new-photo.tsx';
import styles from './panoramas-section.module.css';

/** 360° photographs of places: what there is, one more, one less. */
export default function PanoramasSection() {
  const { t } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const client = useQueryClient();
  const [asked, setAsked] = useState<ListedPanorama | null>(null);
  const list = useQuery({
    queryKey: ['panoramas', cityId],
    queryFn: ({ signal }) => getJson<PanoramaList>(`/cities/${cityId}/panoramas`, { signal }),
  });
  const show = (now: PanoramaList) => client.setQueryData(['panoramas', cityId], now);
  const remove = useMutation({
    mutationFn: (id: string) => sendJson<PanoramaList>('DELETE', `/cities/${cityId}/panoramas/${id}`, {}),
    onSuccess: show,
    onSettled: () => setAsked(null),
  });
  if (list.error) return <Failure error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <CardSkeleton />;
  const photos = list.data.panoramas.filter(({ kind }) => kind === 'photo');
  return (
    <>
      <p className={forms.hint}>{t('section.panoramas.explain', { count: list.data.panoramas.length - photos.length })}</p>
      <NewPhoto onSaved={show} />
      <h3>{t('section.panoramas.photos')}</h3>
      {photos.length === 0 && <p role="status">{t('section.panoramas.none')}</p>}
      {remove.error && <Failure error={remove.error} retry={() => remove.reset()} />}
      {photos.map((photo) => (
        <div key={photo.id} className={forms.row}>
          <img className={styles.photo} src={photo.thumbnail} alt="" {...THUMBNAIL} loading="lazy" />
          <a href={`/${cityId}/panorama?at=${photo.id}`}>
            {localText(photo.placeName, lang)}: {localText(photo.title, lang)}
          </a>
          <span className={forms.hint}>© {photo.credit}</span>
          <Button look="plain" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => setAsked(photo)}>
            {t('section.panoramas.remove')}
          </Button>
        </div>
      ))}
      {asked && (
        <ConfirmDialog
          title={t('section.panoramas.removeTitle', { title: localText(asked.title, lang) })}
          confirm={t('section.panoramas.remove')}
          danger
          pending={remove.isPending}
          onConfirm={() => remove.mutate(asked.id)}
          onClose={() => setAsked(null)}
        >
          <p>{t('section.panoramas.removeText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
