import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageIn } from '../../i18n/language-in.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { ApiError } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { compareTours } from './compare-tours.ts';
import type { PaneProps } from './pane-props.ts';
import { titleOfStop } from './stop-title.ts';
import styles from './studio.module.css';
import { FORMATS, publishDraft, restoreVersion, studioQuery, versionQuery, voicesQuery, withdrawDraft } from './studio-api.ts';
import { whereWords } from './where-words.ts';

/** From draft to visitors: what is missing, publishing, earlier versions compared and restored, files. */
export function PublishPane({ draft, work, guides }: PaneProps) {
  const { t } = useTranslation('studio');
  const { cityId, city, lang } = usePortal();
  const client = useQueryClient();
  const tours = usePageLink('tours');
  const [note, setNote] = useState('');
  const [answer, setAnswer] = useState<{ bad: boolean; text: string } | null>(null);
  const [withdrawing, setWithdrawing] = useState(false);
  const [replacing, setReplacing] = useState<number | null>(null);
  const [pair, setPair] = useState<{ from: number; to: number | 'draft' } | null>(null);
  const { kept } = work;
  const listed = useQuery(studioQuery(cityId)).data?.tours.find(({ id }) => id === draft.id);
  const changed = listed?.changed ?? true;
  const voices = useQuery({ ...voicesQuery(cityId, draft.id, kept?.revision ?? 0), enabled: kept !== undefined });
  const outdated = voices.data?.stories.filter(({ recording }) => recording?.outdated) ?? [];
  const spoken = (code: string) => languageIn(lang, code);
  const nameOf = (id: string) => {
    const index = draft.stops.findIndex((one) => one.id === id);
    const stop = draft.stops[index];
    return stop ? `${index + 1}. ${titleOfStop(stop, guides, lang)}` : id;
  };
  const act = async (what: (revision: number) => Promise<string>) => {
    const now = await work.save();
    if (!now) return;
    try {
      setAnswer({ bad: false, text: await what(now.revision) });
      await work.reload();
      // Visitors' pages of this browser ask anew.
      await client.invalidateQueries({ predicate: ({ queryKey }) => ['tours', 'tour'].includes(String(queryKey[0])) });
      await client.invalidateQueries({ queryKey: ['studio', cityId], exact: true });
    } catch (error) {
      setAnswer({ bad: true, text: t(error instanceof ApiError && error.code === 'bad-request' ? 'publish.refused' : 'publish.failed') });
      await work.reload();
    }
  };
  const restore = (version: number) =>
    void act(async (revision) => {
      await restoreVersion(cityId, draft.id, revision, version);
      return t('publish.restored', { version });
    });
  if (!kept) return null;
  return (
    <>
      {kept.faults.length > 0 && !work.dirty && (
        <Notice title={t('publish.missing')}>
          {kept.faults.map(({ code, at, value }) => (
            <span key={`${code}-${at}-${value}`} className={styles.fault}>
              {t(`fault.${code}`, { at: nameOf(at), value: code === 'words' || code === 'untitled' ? spoken(value) : value })}
            </span>
          ))}
        </Notice>
      )}
      {outdated.length > 0 && !work.dirty && (
        <Notice title={t('publish.outdated')}>
          {outdated.map((story) => (
            <span key={`${story.stop} ${story.lang}`} className={styles.fault}>
              {t('publish.outdatedOf', { at: nameOf(story.stop), language: spoken(story.lang) })}
            </span>
          ))}
        </Notice>
      )}
      <label>
        {t('publish.note')}
        <input value={note} maxLength={300} onChange={({ target }) => setNote(target.value)} />
      </label>
      <div className={forms.acts}>
        <Button
          look="primary"
          onClick={() =>
            void act(async (revision) => {
              const { version } = await publishDraft(cityId, draft.id, revision, note);
              setNote('');
              return t('publish.done', { version });
            })
          }
        >
          {t('publish.publish')}
        </Button>
        {kept.published !== null && (
          <>
            <ButtonLink {...tours({ of: draft.id })}>{t('publish.see')}</ButtonLink>
            <Button look="plain" onClick={() => setWithdrawing(true)}>
              {t('publish.withdraw')}
            </Button>
          </>
        )}
      </div>
      {answer && <Notice tone={answer.bad ? 'bad' : 'info'}>{answer.text}</Notice>}
      <h3>{t('publish.versions')}</h3>
      {kept.versions.length === 0 && <p className={forms.note}>{t('publish.none')}</p>}
      <ol className={styles.frames}>
        {kept.versions.map(({ version, note: said, at, by }) => (
          <li key={version}>
            <span>
              <strong>{t('publish.version', { version })}</strong> {kept.published === version && t('publish.inForce')}
              <small>
                {formatInstant(at, lang, city.scene.timeZone)} · {by} {said && `· ${said}`}
              </small>
            </span>
            <Button
              onClick={() =>
                setPair({ from: version, to: kept.versions.some((one) => one.version === version + 1) ? version + 1 : 'draft' })
              }
            >
              {t('publish.compare')}
            </Button>
            <Button onClick={() => (changed || work.dirty ? setReplacing(version) : restore(version))}>{t('publish.restore')}</Button>
          </li>
        ))}
      </ol>
      {withdrawing && (
        <ConfirmDialog
          title={t('publish.withdrawAsk')}
          confirm={t('publish.withdraw')}
          danger
          onConfirm={() => {
            setWithdrawing(false);
            void act(async () => {
              await withdrawDraft(cityId, draft.id);
              return t('publish.withdrawn');
            });
          }}
          onClose={() => setWithdrawing(false)}
        >
          <p>{t('publish.withdrawText')}</p>
        </ConfirmDialog>
      )}
      {replacing !== null && (
        <ConfirmDialog
          title={t('publish.replace', { version: replacing })}
          confirm={t('publish.restore')}
          onConfirm={() => {
            restore(replacing);
            setReplacing(null);
          }}
          onClose={() => setReplacing(null)}
        >
          <p>{t('publish.replaceText')}</p>
        </ConfirmDialog>
      )}
      {pair && <Comparison key={`${pair.from}-${pair.to}`} id={draft.id} draft={draft} nameOf={nameOf} language={spoken} {...pair} />}
      <h3>{t('publish.files')}</h3>
      {kept.published === null ? (
        <p className={forms.note}>{t('publish.filesLater')}</p>
      ) : (
        <div className={forms.acts}>
          {FORMATS.map((format) => (
            <ButtonLink key={format} href={`/api/cities/${cityId}/tours/${draft.id}/export/${format}?lang=${lang}`} download>
              {t(`publish.${format}`)}
            </ButtonLink>
          ))}
        </div>
      )}
    </>
  );
}

interface ComparisonProps {
  id: string;
  draft: unknown;
  nameOf(stop: string): string;
  language(code: string): string;
  from: number;
  to: number | 'draft';
}

/** Where two versions differ, or a version and the draft. */
function Comparison({ id, draft, nameOf, language, from, to }: ComparisonProps) {
  const { t } = useTranslation('studio');
  const { cityId } = usePortal();
  const before = useQuery(versionQuery(cityId, id, from));
  const after = useQuery({ ...versionQuery(cityId, id, to === 'draft' ? 0 : to), enabled: to !== 'draft' });
  const other = to === 'draft' ? draft : after.data?.tour;
  if (!before.data || !other) return null;
  const differences = compareTours(before.data.tour, other);
  const names = {
    from: t('publish.version', { version: from }),
    to: to === 'draft' ? t('publish.draft') : t('publish.version', { version: to }),
  };
  const said = (path: string, value: string | null) => {
    if (value === null) return '–';
    if (path === 'stops') return value.split(', ').map(nameOf).join(', ');
    return path === 'means' || path === 'effort' ? t(`${path}.${value}`) : value;
  };
  if (differences.length === 0) return <p role="status">{t('publish.same', names)}</p>;
  return (
    <div className={styles.scroll}>
      <table>
        <caption>{t('publish.differences', names)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('publish.where')}</th>
            <th scope="col">{names.from}</th>
            <th scope="col">{names.to}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, before: old, after: now }) => (
            <tr key={path}>
              <th scope="row">{whereWords(path, { part: (name) => t(`publish.part.${name}`), stop: nameOf, language })}</th>
              <td>{said(path, old)}</td>
              <td>{said(path, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
