import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { casePath, caseQuery } from '../../lib/case-queries.ts';
import { formatNumber } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import { postForm, postJson } from '../../lib/post.ts';
import { Button } from '../button.tsx';
import { Failure } from '../failure.tsx';
import forms from '../form.module.css';
import marks from './case-marks.module.css';
import styles from './cases.module.css';

/** Files that staff keep with a case: minutes, permits, pictures. They are downloads and never public. */
export function CaseFiles({ item }: { item: CaseDetail }) {
  const { t } = useTranslation('kit');
  const { cityId, lang } = usePortal();
  const client = useQueryClient();
  const { queryKey } = caseQuery(cityId, item.id);
  const { mutate, isPending, error } = useMutation<CaseDetail, unknown, { files: File[] } | { remove: string }>({
    mutationFn: (asked) => {
      const path = `${casePath(cityId, item.id)}/attachments`;
      if ('remove' in asked) return postJson<CaseDetail>(`${path}/${asked.remove}/removal`, {});
      const form = new FormData();
      for (const file of asked.files) form.append('file', file);
      return postForm<CaseDetail>(path, form);
    },
    onSuccess: (detail) => client.setQueryData(queryKey, detail),
    onError: () => void client.invalidateQueries({ queryKey }),
  });
  const files = item.attachments ?? [];
  return (
    <section className={styles.part} aria-label={t('case.files.title')}>
      <h3>{t('case.files.title')}</h3>
      <p className={forms.hint}>{t('case.files.hint')}</p>
      {files.length > 0 && (
        <ul className={marks.refs}>
          {files.map(({ id, name, bytes, address }) => (
            <li key={id}>
              <a href={address} download={name}>
                {name}
              </a>
              <small className={forms.hint}>{formatNumber(Math.max(1, Math.round(bytes / 1024)), lang)} kB</small>
              <Button
                look="plain"
                disabled={isPending}
                aria-label={t('case.files.removeOf', { name })}
                onClick={() => mutate({ remove: id })}
              >
                {t('case.files.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {error !== null && <Failure error={error} />}
      <div>
        <label className={styles.file}>
          <input
            type="file"
            multiple
            className="sr-only"
            disabled={isPending}
            accept="application/pdf,image/jpeg,image/png,image/webp"
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = '';
              if (chosen.length > 0) mutate({ files: chosen });
            }}
          />
          {t(isPending ? 'case.sending' : 'case.files.add')}
        </label>
      </div>
    </section>
  );
}
