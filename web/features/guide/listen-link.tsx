import { IconHeadphones } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { usePortal } from '../../lib/portal.ts';
import type { SelectionType } from '../../lib/selection.ts';
import { guidesQuery } from '../../lib/story/story-queries.ts';
import { usePageLink } from '../../lib/use-page-link.ts';

/** On the card of a place that has a story. */
export function ListenLink({ type, id }: { type: SelectionType; id: string }) {
  const { t } = useTranslation('guide');
  const { cityId, lang } = usePortal();
  const link = usePageLink('guide');
  const { data } = useQuery({ ...guidesQuery(cityId), enabled: type === 'place' });
  const guide = data?.guides.find(({ place }) => place === id);
  if (!guide) return null;
  const seconds = guide.durations[lang] ?? guide.durations.en ?? guide.durations.vi ?? 0;
  return (
    <ButtonLink look="primary" {...link({ of: guide.id })}>
      <IconHeadphones size={18} aria-hidden="true" />
      {t('listen', { count: Math.max(1, Math.round(seconds / 60)) })}
    </ButtonLink>
  );
}
