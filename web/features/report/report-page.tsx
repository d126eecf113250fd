import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageFrame } from '../../kit/page-frame.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { usePortal } from '../../lib/portal.ts';
import { formAddress } from './addresses.ts';
import { type Draft, randomId } from './draft.ts';
import { openDraftStore } from './draft-store.ts';
import { DraftsList } from './drafts-list.tsx';
import { ReportForm } from './report-form.tsx';
import { useGo } from './use-go.ts';

/** Reports a problem: first what lies unfinished on this device, else straight to the form. */
export default function ReportPage() {
  const { t } = useTranslation('report');
  const { cityId, href } = usePortal();
  const router = useRouter();
  const go = useGo();
  const id = useRouterState({ select: (s) => (s.location.search as Record<string, string | undefined>).draft });
  const [drafts, setDrafts] = useState<Draft[] | null>(null);
  const begin = (draft: string) => router.history.push(formAddress(href({}, 'report'), draft));
  useEffect(() => {
    if (id) return setDrafts(null);
    let gone = false;
    void openDraftStore().then(async (store) => {
      await store.sweep();
      const all = await store.list(cityId);
      if (gone) return;
      if (all.length > 0) setDrafts(all);
      else router.history.replace(formAddress(href({}, 'report'), randomId()));
    });
    return () => {
      gone = true;
    };
  }, [id, cityId, href, router]);
  return (
    <PageFrame title={t('title')} onMap={go(href())}>
      {id ? (
        <ReportForm key={id} id={id} onAnother={() => begin(randomId())} />
      ) : drafts ? (
        <DraftsList
          drafts={drafts}
          onOpen={begin}
          onNew={() => begin(randomId())}
          onRemove={async (draft) => {
            await (await openDraftStore()).remove(draft);
            setDrafts((now) => (now ?? []).filter((d) => d.id !== draft));
          }}
        />
      ) : (
        <CardSkeleton />
      )}
    </PageFrame>
  );
}
