import { IconMap, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Saved as SavedAnswer } from '../../../../api/objects/contract.ts';
import { Button, ButtonLink } from '../../../kit/button.tsx';
import { ConfirmDialog } from '../../../kit/confirm-dialog.tsx';
import { Failure } from '../../../kit/failure.tsx';
import forms from '../../../kit/form.module.css';
import { Notice } from '../../../kit/notice.tsx';
import { CardSkeleton } from '../../../kit/skeleton.tsx';
import { localText } from '../../../lib/local-text.ts';
import { usePortal } from '../../../lib/portal.ts';
import { FormFrame } from '../parts/form-frame.tsx';
import { useProblems } from '../parts/problems.ts';
import { useForm } from '../parts/use-form.ts';
import { useSave } from '../parts/use-save.ts';
import { ObjectFields } from './object-fields.tsx';
import { PackProposal } from './pack-proposal.tsx';
import { useDescribe } from './use-describe.ts';
import { type Draft, type Managed, type ObjectPath, objectQuery, pathOf, touchedBy } from './use-objects.ts';

interface PageProps {
  path: ObjectPath;
  onClose(): void;
}

/** One place, school or camera, read for editing. */
export function ObjectPage({ path, id, onClose }: PageProps & { id: string }) {
  const { cityId } = usePortal();
  const { data, error, refetch } = useQuery(objectQuery(cityId, path, id));
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  return <Editor path={path} data={data} onClose={onClose} />;
}

function Editor({ path, data, onClose }: PageProps & { data: Managed }) {
  const { t } = useTranslation('admin');
  const { cityId, lang } = usePortal();
  const { item, object, proposal } = data;
  const form = useForm<Draft>({ value: object, version: item.version });
  const address = `${pathOf(cityId, path)}/${item.id}`;
  const save = useSave<SavedAnswer>(touchedBy(cityId), ({ version }) => form.took({ value: form.value, version }));
  const removal = useSave(touchedBy(cityId), onClose);
  const [asking, setAsking] = useState(false);
  const describe = useDescribe(path);
  const problem = useProblems(save.error);
  const name = localText(item.name, lang);
  return (
    <>
      {proposal && <PackProposal path={path} data={data} proposal={proposal} />}
      {save.isSuccess && !form.dirty && <Notice>{t('object.savedPublic')}</Notice>}
      {removal.error !== null && <Failure error={removal.error} />}
      {removal.error !== null && <RemovalRefused error={removal.error} />}
      <FormFrame
        title={name}
        form={form}
        describe={describe}
        pending={save.isPending}
        error={save.error}
        onSave={(version) => save.mutate({ method: 'PUT', path: address, body: form.value, version })}
        onClose={onClose}
        extra={
          <span className={forms.row}>
            {item.visibility !== 'staff' && (
              <ButtonLink look="plain" href={`/${cityId}?sel=${path === 'cameras' ? 'camera' : 'place'}:${item.id}`}>
                <IconMap size={18} aria-hidden="true" />
                {t('object.onMap')}
              </ButtonLink>
            )}
            {path !== 'schools' && (
              <Button look="plain" icon={<IconTrash size={18} aria-hidden="true" />} onClick={() => setAsking(true)}>
                {t('object.remove')}
              </Button>
            )}
          </span>
        }
      >
        <ObjectFields path={path} value={form.value} onChange={form.change} problem={problem} />
      </FormFrame>
      {asking && (
        <ConfirmDialog
          title={t('object.removeTitle', { name })}
          confirm={t('object.remove')}
          danger
          pending={removal.isPending}
          onConfirm={() => {
            setAsking(false);
            removal.mutate({ method: 'DELETE', path: address, body: {}, version: item.version });
          }}
          onClose={() => setAsking(false)}
        >
          <p>{t('object.removeText')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function RemovalRefused({ error }: { error: unknown }) {
  const said = useProblems(error)('id');
  return said ? <p className={forms.problem}>{said}</p> : null;
}

const FRESH: Record<'places' | 'cameras', Draft> = {
  places: { accuracy: 'surveyed', facts: [], description: [], aliases: [], source: { name: '', licence: '' } },
  cameras: {
    ...{ accuracy: 'surveyed', purpose: 'traffic', visibility: 'staff', source: { name: '', licence: '' } },
    ...{ heading: 0, fieldOfView: 90, range: 60, mountHeight: 6 },
  },
};

/** The form of one that is not there yet. */
export function NewObject({ path, onClose, onMade }: { path: 'places' | 'cameras'; onClose(): void; onMade(id: string): void }) {
  const { t } = useTranslation('admin');
  const { cityId, city } = usePortal();
  const [start] = useState<Draft>(() => ({
    ...FRESH[path],
    ...(path === 'places' ? { kind: city.kinds[0]?.id } : { agencyId: city.agencies[0]?.id }),
    position: city.scene.centre,
  }));
  const [made, setMade] = useState(false);
  const form = useForm<Draft>({ value: start, version: null });
  const save = useSave<SavedAnswer>(touchedBy(cityId), ({ id }) => {
    form.took({ value: form.value, version: null });
    setMade(true);
    setTimeout(() => onMade(id));
  });
  const describe = useDescribe(path);
  return (
    <FormFrame
      title={t(`object.add.${path}`)}
      form={made ? { ...form, dirty: false } : form}
      describe={describe}
      pending={save.isPending}
      error={save.error}
      onSave={() => save.mutate({ method: 'POST', path: pathOf(cityId, path), body: form.value })}
      onClose={onClose}
      fresh
    >
      <ObjectFields path={path} value={form.value} onChange={form.change} problem={useProblems(save.error)} />
    </FormFrame>
  );
}
