import { IconMap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './panorama.module.css';
import list from './panorama-list.module.css';
import { PanoramaList, PanoramaListSkeleton } from './panorama-list.tsx';
import { PanoramaView } from './panorama-view.tsx';
import { panoramasQuery } from './panoramas-query.ts';

/** Looking around from one place after another; `?at=` says from which. Without it, all of the city. */
export default function PanoramaPage() {
  const { t } = useTranslation('panorama');
  const { cityId, lang, href } = usePortal();
  const { at } = useRouterState({ select: (s) => s.location.search }) as { at?: string };
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(panoramasQuery(cityId));
  const all = data?.panoramas ?? [];
  const here = all.find(({ id }) => id === at);
  const map = here
    ? href({
        selection: `place:${here.place}`,
        view: { target: [here.position[0], here.position[1]], range: 220, heading: here.look, pitch: -35 },
      })
    : href();
  return (
    <div className={styles.page}>
      <PageHead title={here ? localText(here.title, lang) : t('title')} subtitle={here ? localText(here.placeName, lang) : undefined}>
        <ButtonLink
          href={map}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
            event.preventDefault();
            const { pathname, search } = new URL(map, location.origin);
            void navigate({ to: pathname, search: Object.fromEntries(new URLSearchParams(search)) });
          }}
        >
          <IconMap size={18} aria-hidden="true" />
          <span>{t(here ? 'toMap' : 'map')}</span>
        </ButtonLink>
      </PageHead>
      <main className={styles.main}>
        {error && !data && <Failure error={error} retry={() => void refetch()} />}
        {!data && !error && (at ? <CardSkeleton /> : <PanoramaListSkeleton />)}
        {here && <PanoramaView here={here} all={all} />}
        {data && at && !here && (
          <div className={list.said}>
            <Notice tone="bad">{t('unknown')}</Notice>
          </div>
        )}
        {data && !here && <PanoramaList panoramas={all} />}
      </main>
    </div>
  );
}
