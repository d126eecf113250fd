import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type Ref, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail as Detail } from '../../../api/features/cases/contract.ts';
import { ApiError } from '../../lib/api.ts';
import { caseQuery } from '../../lib/case-queries.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { IconButton } from '../button.tsx';
import { Failure } from '../failure.tsx';
import forms from '../form.module.css';
import { Notice } from '../notice.tsx';
import { CardSkeleton } from '../skeleton.tsx';
import { AssignBar } from './assign-bar.tsx';
import { CaseMarks, DueBadge, PriorityBadge, StateBadge } from './case-badges.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseFamily } from './case-family.tsx';
import { CaseFiles } from './case-files.tsx';
import { CaseHistory } from './case-history.tsx';
import { CasePhotos } from './case-photos.tsx';
import { CaseSteps, type Step } from './case-steps.tsx';
import styles from './cases.module.css';
import type { Colleague } from './colleagues.ts';
import { HeldNotice } from './held-notice.tsx';
import { IncidentPart } from './incident-part.tsx';
import { NoteForm } from './note-form.tsx';
import { usePresence } from './presence.ts';
import { PresenceLine } from './presence-line.tsx';

interface CaseDetailProps {
  id: string;
  /** The version that the queue knows; a newer one is fetched. */
  version: number | undefined;
  me: Colleague;
  now: number;
  /** The form that is open. */
  step: Step | null;
  onStep(step: Step | null): void;
  noteField?: Ref<HTMLTextAreaElement>;
  onClose(): void;
  /** What a page adds after the facts. */
  children?: (item: Detail) => ReactNode;
}

/** One case, whole: what the reader's rights open is there, the rest is not. Its title takes the focus when it is opened. */
export function CaseDetail({ id, version, me, now, step, onStep, noteField, onClose, children }: CaseDetailProps) {
  const { cityId, lang } = usePortal();
  const { t } = useTranslation('kit');
  const { data: item, error, refetch } = useQuery(caseQuery(cityId, id));
  const { others, onType } = usePresence(id);
  const known = item?.version;
  useEffect(() => {
    if (version !== undefined && known !== undefined && version > known) void refetch();
  }, [version, known, refetch]);
  const heading = useRef<HTMLHeadingElement>(null);
  const there = item !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another case takes the focus anew
  useEffect(() => {
    // A form that was asked for together with the case has it already.
    const inside = heading.current?.closest('article')?.contains(document.activeElement);
    if (there && !inside) heading.current?.focus({ preventScroll: true });
  }, [id, there]);
  const close = (
    <IconButton label={t('case.close')} onClick={onClose} className={styles.close ?? ''}>
      <IconX size={20} aria-hidden="true" />
    </IconButton>
  );
  if (!item)
    return (
      <div className={styles.detail}>
        {close}
        {error === null ? (
          <div role="status">
            <span className="sr-only">{t('case.loading')}</span>
            <CardSkeleton />
          </div>
        ) : error instanceof ApiError && (error.code === 'not-found' || error.code === 'forbidden') ? (
          <Notice>{t('case.gone')}</Notice>
        ) : (
          <Failure error={error} retry={() => void refetch()} />
        )}
      </div>
    );
  return (
    <article className={styles.detail} aria-labelledby="case-title" onInput={onType}>
      <header className={styles.detailHead}>
        <div className={styles.badges}>
          <StateBadge item={item} now={now} />
          <DueBadge item={item} now={now} />
          <PriorityBadge item={item} />
          <CaseMarks item={item} />
        </div>
        {close}
        <h2 id="case-title" ref={heading} tabIndex={-1}>
          {localText(item.title, lang)}
        </h2>
        <p className={forms.hint}>
          {[item.id, localText(item.address, lang)].filter(Boolean).join(' · ')}
          {!item.published && ` · ${t('case.hidden')}`}
        </p>
      </header>
      <PresenceLine others={others} />
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      <HeldNotice key={`held-${id}`} item={item} />
      <CaseSteps item={item} me={me.id} step={step} onStep={onStep} />
      {item.mayAssign && <AssignBar key={`assign-${id}`} item={item} me={me} />}
      <section className={styles.part} aria-label={t('case.description')}>
        <h3>{t('case.description')}</h3>
        {item.description ? <p className={styles.text}>{item.description}</p> : <p className={forms.hint}>{t('case.noDescription')}</p>}
        <CasePhotos photos={item.pictures} />
      </section>
      <CaseFamily item={item} />
      <IncidentPart item={item} />
      <CaseFacts item={item} now={now} />
      {children?.(item)}
      <CaseFiles key={`files-${id}`} item={item} />
      <NoteForm key={`note-${id}`} item={item} {...(noteField ? { field: noteField } : {})} />
      <CaseHistory events={item.history} />
    </article>
  );
}
