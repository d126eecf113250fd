import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { usePortal } from '../../lib/portal.ts';
import { CategoryStep } from './category-step.tsx';
import { ContactStep } from './contact-step.tsx';
import { Emergency } from './emergency.tsx';
import styles from './form.module.css';
import { PhotosStep } from './photos-step.tsx';
import { PlaceStep } from './place-step.tsx';
import { ReceiptView } from './receipt-view.tsx';
import { SendStep } from './send-step.tsx';
import { SimilarReports } from './similar-reports.tsx';
import { type Lack, lacks } from './steps.ts';
import { type OpenDraft, useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';
import { WordsStep } from './words-step.tsx';

/** Photos, place, topic, words, contact, check and send: calm steps on one page. */
export function ReportForm({ id, onAnother }: { id: string; onAnother(): void }) {
  const { cityId } = usePortal();
  const open = useDraft(id, cityId);
  if (!open) return <CardSkeleton />;
  const { draft } = open;
  if (draft.state === 'sent' && draft.receipt) return <ReceiptView draft={draft} receipt={draft.receipt} onAnother={onAnother} />;
  return <Steps open={open} />;
}

function Steps({ open }: { open: OpenDraft }) {
  const { t } = useTranslation('report');
  const { city } = usePortal();
  const { draft, store, unsaved } = open;
  /** Said only after the first attempt to send, then kept true. */
  const [told, setTold] = useState(false);
  const category = city.categories.find((c) => c.id === draft.categoryId);
  const send = useSending(open, category);
  useEffect(() => {
    // Back from the map, at the step that it was left from.
    if (location.hash !== '#place') return;
    const control = document.getElementById('place');
    control?.focus({ preventScroll: true });
    control?.scrollIntoView({ block: 'center' });
  }, []);
  const missing = lacks(draft, category, city.scene.extent);
  const shown: Lack[] = told ? missing : [];
  const stopped = category?.stopper?.stops === true;
  return (
    <>
      <Emergency />
      {(!store.lasting || unsaved) && <Notice>{t('notKept')}</Notice>}
      {/* What is on its way cannot be changed any more. */}
      <div className={styles.steps} inert={send.sending.state === 'going'}>
        <PhotosStep open={open} />
        <PlaceStep open={open} lacks={shown} />
        <CategoryStep open={open} category={category} lacks={shown} />
        {!stopped && (
          <>
            {draft.place && category && <SimilarReports place={draft.place} categoryId={category.id} />}
            <WordsStep open={open} lacks={shown} />
            <ContactStep open={open} lacks={shown} />
          </>
        )}
      </div>
      {!stopped && <SendStep draft={draft} sender={send} category={category} missing={missing} onTold={() => setTold(true)} told={told} />}
    </>
  );
}
