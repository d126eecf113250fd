import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityModel, ModelList } from '../../../../../api/features/models/contract.ts';
import { Button } from '../../../../kit/button.tsx';
import { ConfirmDialog } from '../../../../kit/confirm-dialog.tsx';
import { Failure } from '../../../../kit/failure.tsx';
import forms from '../../../../kit/form.module.css';
import { CardSkeleton } from '../../../../kit/skeleton.tsx';
import { getJson } from '../../../../lib/api.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { sendJson } from '../../../../lib/post.ts';
import { ModelForm } from './model-form.tsx';

/** Models that staff put on the map: the list, and one form at a time. */
export default function ModelsSection() {
  const { t, i18n } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['models', cityId],
    queryFn: ({ signal }) => getJson<ModelList>(`/cities/${cityId}/models`, { signal }),
  });
  /** An id; `new`; null: no form is open. */
  const [open, setOpen] = useState<string | null>(null);
  const [asked, setAsked] = useState<CityModel | null>(null);
  const [told, setTold] = useState('');
  const remove = useMutation({
    mutationFn: ({ id }: CityModel) => sendJson<ModelList>('DELETE', `/cities/${cityId}/models/${id}`, {}),
    onSuccess: (list, { title }) => {
      client.setQueryData(['models', cityId], list);
      setTold(t('section.models.removed', { title: localText(title, lang) }));
    },
    onSettled: () => setAsked(null),
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  const count = (n: number) => n.toLocaleString(i18n.language);
  const kilobytes = (bytes: number) => count(Math.max(1, Math.round(bytes / 1024)));
  const done = (title?: string) => {
    setOpen(null);
    setTold(title === undefined ? '' : t('section.models.saved', { title }));
  };
  const edit = (id: string) => {
    setTold('');
    setOpen(id);
  };
  return (
    <>
      <p className={forms.hint}>{t('section.models.explain')}</p>
      {data.models.length === 0 && open === null && <p>{t('section.models.none')}</p>}
      {data.models.map((model) => {
        const title = localText(model.title, lang);
        if (open === model.id) return <ModelForm key={model.id} model={model} onDone={done} />;
        const { triangles, bytes, uploaded, credit, licence } = model;
        return (
          <section key={model.id} className={forms.form} aria-label={title}>
            <h3>{title}</h3>
            <p>
              {credit} · {licence}
              <br />
              {t('section.models.size', { triangles: count(triangles), kilobytes: kilobytes(bytes), uploaded: kilobytes(uploaded) })}
            </p>
            <div className={forms.row}>
              <a href={`/${cityId}?sel=model:${model.id}`}>{t('section.models.show')}</a>
              <Button icon={<IconPencil size={18} aria-hidden="true" />} onClick={() => edit(model.id)}>
                {t('section.models.edit')}
              </Button>
              <Button look="plain" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => setAsked(model)}>
                {t('section.models.remove')}
              </Button>
            </div>
          </section>
        );
      })}
      {remove.error && <Failure error={remove.error} retry={() => void refetch()} />}
      {open === 'new' ? (
        <ModelForm model={undefined} onDone={done} />
      ) : (
        <div className={forms.row}>
          <Button look="primary" icon={<IconPlus size={18} aria-hidden="true" />} onClick={() => edit('new')}>
            {t('section.models.add')}
          </Button>
        </div>
      )}
      <p role="status">{told}</p>
      {asked && (
        <ConfirmDialog
          title={t('section.models.removeTitle', { title: localText(asked.title, lang) })}
          confirm={t('section.models.remove')}
          danger
          pending={remove.isPending}
          onConfirm={() => remove.mutate(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{t('section.models.removeText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
