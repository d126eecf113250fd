import { IconHeadphones } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { CardActions } from '../../kit/card-actions.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { StoryFacts } from '../../kit/story/story-facts.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { SiteParts } from './site-parts.tsx';
import styles from './sites.module.css';
import { sitesQuery } from './sites-api.ts';

const BAND = { colour: '#8A4B36', glyph: 'building' };

/** One part of a sight in 3D: its name and story, what that rests on, the way to the guide's stop and to the other parts. */
export default function PartCard({ id }: { id: string }) {
  const { t } = useTranslation('sites');
  const { cityId, lang, select, locate } = usePortal();
  const { data, isError, refetch } = useQuery(sitesQuery(cityId));
  const navigate = useNavigate();
  const site = data?.sites.find(({ parts }) => parts.some((part) => part.id === id));
  const part = site?.parts.find((one) => one.id === id);
  const position = part?.position;
  useEffect(() => {
    if (position) locate(`part:${id}`, position);
  }, [position, id, locate]);
  if (isError)
    return (
      <Notice tone="bad" title={t('part')} actions={<Button onClick={() => void refetch()}>{t('again')}</Button>}>
        {t('failed')}
      </Notice>
    );
  if (!data) return <CardSkeleton />;
  if (!site || !part) return <Notice title={t('part')}>{t('gone')}</Notice>;
  const listen: Record<string, string> | null = site.guide ? { of: site.guide, ...(part.stop && { stop: part.stop }) } : null;
  return (
    <Card kind={t('part')} band={BAND} title={localText(part.name, lang)} subtitle={localText(site.name, lang)}>
      <p className={styles.story}>{localText(part.story, lang)}</p>
      {site.reconstructed && (
        <p className={styles.label}>
          <strong>{t('reconstruction')}</strong> {localText(site.note, lang)}
        </p>
      )}
      <div className={styles.row}>
        {listen && (
          <ButtonLink
            look="primary"
            href={`/${cityId}/guide?${new URLSearchParams(listen)}`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
              event.preventDefault();
              void navigate({ to: '/$city/$page', params: { city: cityId, page: 'guide' }, search: listen });
            }}
          >
            <IconHeadphones size={18} aria-hidden="true" />
            {t('listen')}
          </ButtonLink>
        )}
        <Button onClick={() => select(`place:${site.place}`)}>{t('whole')}</Button>
      </div>
      <CardActions position={part.position} selection={`part:${id}`} />
      <StoryFacts facts={data.facts.filter((fact) => part.facts.includes(fact.id))} />
      <h3>{t('others')}</h3>
      <SiteParts site={site} present={id} />
    </Card>
  );
}
