import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/failure.tsx';
import { PageFrame } from '../../kit/page-frame.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { usePortal } from '../../lib/portal.ts';
import { guideQuery } from './guide-api.ts';
import { GuideList } from './guide-list.tsx';
import { GuideStory } from './guide-story.tsx';
import { guideLanguage } from './tracks.ts';

interface GuideSearch {
  /** The guide. */
  of?: string;
  stop?: string;
  /** Number of the stop, from 1: what stands on a sign. */
  n?: string;
  /** Language of the story, where it is not the reader's. */
  in?: string;
  /** A code that led nowhere. */
  code?: string;
}

/** What a scanned sign opens: a story to hear or read, without the globe. */
export default function GuidePage() {
  const { t } = useTranslation('guide');
  const { cityId, lang, href } = usePortal();
  // While another page is on its way its parameters are not this one's.
  const search = useRouterState({ select: (s) => (s.resolvedLocation ?? s.location).search }) as GuideSearch;
  const navigate = useNavigate();
  const { data: guide, error, refetch } = useQuery({ ...guideQuery(cityId, search.of ?? ''), enabled: Boolean(search.of) });
  const story = guide && guideLanguage(guide, search.in, lang);
  const gone = !guide && error instanceof ApiError && error.code === 'not-found';
  const map = href({ selection: guide ? `place:${guide.place}` : null });
  return (
    <PageFrame
      title={(guide && story && guide.languages[story]?.title) ?? t('title')}
      mapHref={map}
      onMap={(event) => {
        // The sound goes on: the page is not loaded anew.
        event.preventDefault();
        const { pathname, search: query } = new URL(map, location.origin);
        void navigate({ to: pathname, search: Object.fromEntries(new URLSearchParams(query)) });
      }}
    >
      {!search.of && <GuideList unknown={search.code} />}
      {gone && <GuideList gone />}
      {search.of && error && !guide && !gone && <Failure error={error} retry={() => void refetch()} />}
      {search.of && !guide && !error && <CardSkeleton />}
      {guide && story && (
        <GuideStory
          key={guide.id}
          guide={guide}
          lang={story}
          stop={search.stop ?? guide.stops[Number(search.n) - 1]?.id}
          onLang={(next) => void navigate({ to: '.', search: { of: guide.id, in: next } as Record<string, string>, replace: true })}
        />
      )}
    </PageFrame>
  );
}
