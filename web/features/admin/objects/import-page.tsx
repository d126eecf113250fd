import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../../api/objects/contract.ts';
import { IMPORT_LIMITS } from '../../../../data/model/object-limits.ts';
import { Button, ButtonLink } from '../../../kit/button.tsx';
import { Failure } from '../../../kit/failure.tsx';
import forms from '../../../kit/form.module.css';
import { Notice } from '../../../kit/notice.tsx';
import { ApiError } from '../../../lib/api.ts';
import { usePortal } from '../../../lib/portal.ts';
import { postFile } from '../../../lib/post.ts';
import parts from '../parts/parts.module.css';
import { ImportRows } from './import-rows.tsx';
import styles from './objects.module.css';
import { type ObjectPath, pathOf, touchedBy } from './use-objects.ts';

/** A CSV file out, and in again: first what it would do, then, when asked, just that. */
export function ImportPage({ path, onClose }: { path: ObjectPath; onClose(): void }) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const send = useMutation({
    mutationFn: ({ file: given, token }: { file: File; token?: string }) =>
      postFile<ImportPlan>(`${pathOf(cityId, path)}/import${token ? `?token=${token}` : ''}`, given, 'text/csv'),
    onSuccess: async ({ applied }) => {
      if (applied) await Promise.all(touchedBy(cityId).map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  const plan = send.data;
  const take = (given: File | undefined) => {
    if (!given) return;
    setFile(given);
    send.mutate({ file: given });
  };
  const writes = plan ? plan.counts.new + plan.counts.changed : 0;
  const address = `/api${pathOf(cityId, path)}.csv`;
  return (
    <>
      <section className={forms.form} aria-labelledby={`${id}-out`}>
        <h3 id={`${id}-out`}>{t('csv.out')}</h3>
        <p>{t('csv.outText')}</p>
        <div className={forms.row}>
          <ButtonLink href={`${address}?lang=vi`} download>
            <IconDownload size={18} aria-hidden="true" />
            {t('csv.downloadVi')}
          </ButtonLink>
          <ButtonLink href={`${address}?lang=en`} download>
            <IconDownload size={18} aria-hidden="true" />
            {t('csv.downloadEn')}
          </ButtonLink>
        </div>
      </section>
      <section className={forms.form} aria-labelledby={`${id}-in`}>
        <h3 id={`${id}-in`}>{t('csv.in')}</h3>
        <p>
          {t(`csv.inText.${path === 'schools' ? 'schools' : 'any'}`, { rows: IMPORT_LIMITS.rows, megabytes: IMPORT_LIMITS.bytes / 1e6 })}
        </p>
        <input
          ref={input}
          className="sr-only"
          tabIndex={-1}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          aria-label={t('csv.choose')}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <div className={forms.row}>
          <Button
            look={writes > 0 ? 'quiet' : 'primary'}
            icon={<IconUpload size={18} aria-hidden="true" />}
            disabled={send.isPending}
            onClick={() => input.current?.click()}
          >
            {t(file ? 'csv.chooseOther' : 'csv.choose')}
          </Button>
          <Button look="plain" onClick={onClose}>
            {t('form.close')}
          </Button>
          {send.isPending && <span role="status">{t('csv.reading')}</span>}
        </div>
        {send.error !== null && <Refused error={send.error} />}
        {plan && file && (
          <>
            {plan.applied ? (
              <Notice>{t('csv.applied', { new: plan.counts.new, changed: plan.counts.changed })}</Notice>
            ) : (
              <Counts plan={plan} name={file.name} />
            )}
            {!plan.applied && writes > 0 && (
              <div className={forms.row}>
                <Button look="primary" disabled={send.isPending} onClick={() => send.mutate({ file, token: plan.token })}>
                  {t('csv.apply', { count: writes })}
                </Button>
                {plan.counts.faulty > 0 && <span>{t('csv.leavesOut', { count: plan.counts.faulty })}</span>}
              </div>
            )}
            {!plan.applied && <ImportRows plan={plan} />}
          </>
        )}
      </section>
    </>
  );
}

function Counts({ plan: { counts, ignoredColumns }, name }: { plan: ImportPlan; name: string }) {
  const { t } = useTranslation('admin');
  return (
    <div role="status" className={parts.list}>
      <p>{t('csv.preview', { name })}</p>
      <ul className={styles.counts}>
        {(['new', 'changed', 'unchanged', 'faulty'] as const).map((key) => (
          <li key={key} data-bad={(key === 'faulty' && counts.faulty > 0) || undefined}>
            <strong>{counts[key]}</strong> {t(`csv.count.${key}`)}
          </li>
        ))}
      </ul>
      {ignoredColumns.length > 0 && <p>{t('csv.ignored', { names: ignoredColumns.join(', ') })}</p>}
    </div>
  );
}

/** Why a file as a whole was refused. What is wrong with it the server says in English; the words for people are ours. */
function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('admin');
  if (!(error instanceof ApiError)) return <Failure error={error} />;
  if (error.code === 'version-conflict') return <Notice tone="bad">{t('csv.moved')}</Notice>;
  if (error.code === 'too-large')
    return <Notice tone="bad">{t('csv.tooLarge', { rows: IMPORT_LIMITS.rows, megabytes: IMPORT_LIMITS.bytes / 1e6 })}</Notice>;
  const problem = error.problems.find(({ field }) => field === 'file');
  if (!problem) return <Failure error={error} />;
  return (
    <Notice tone="bad">
      {t([`csv.file.${problem.limit?.split(' ')[0]}`, 'csv.file.other'], { limit: problem.limit?.replace(/^\S+ ?/, '') ?? '' })}
    </Notice>
  );
}
