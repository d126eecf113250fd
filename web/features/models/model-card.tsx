import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { CardActions } from '../../kit/card-actions.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { modelsQuery } from './models-api.ts';

const BAND = { colour: '#4A5A8A', glyph: 'building' };

/** A placed model: its name, and whose it is. */
export default function ModelCard({ id }: { id: string }) {
  const { t } = useTranslation('models');
  const { cityId, lang, locate } = usePortal();
  const { data, isError, refetch } = useQuery(modelsQuery(cityId));
  const model = data?.models.find((one) => one.id === id);
  useEffect(() => {
    if (model) locate(`model:${id}`, [...model.position, model.ground]);
  }, [model, id, locate]);
  if (isError)
    return (
      <Notice tone="bad" title={t('title')} actions={<Button onClick={() => void refetch()}>{t('again')}</Button>}>
        {t('failed')}
      </Notice>
    );
  if (!data) return <CardSkeleton />;
  if (!model) return <Notice title={t('title')}>{t('gone')}</Notice>;
  const { title, credit, licence, position, ground } = model;
  return (
    <Card kind={t('title')} band={BAND} title={localText(title, lang)} source={{ name: credit, licence }}>
      <CardActions position={[...position, ground]} selection={`model:${id}`} />
    </Card>
  );
}
