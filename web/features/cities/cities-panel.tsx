import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ModelState } from '../../../api/features/cities/contract.ts';
import { Failure } from '../../kit/failure.tsx';
import { Progress } from '../../kit/progress.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { citiesQuery } from '../../lib/queries.ts';
import styles from './cities-panel.module.css';

/** The cities of this installation, and how far the model of each is. */
export default function CitiesPanel() {
  const { cityId, lang } = usePortal();
  const { data, error, refetch } = useQuery({
    ...citiesQuery,
    refetchInterval: (query) => (query.state.data?.cities.some((c) => c.model.state === 'building') ? 2000 : false),
  });
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  return (
    <ul className={styles.list}>
      {data.cities.map((city) => (
        <li key={city.id}>
          <a className={styles.city} href={`/${city.id}?lang=${lang}`} aria-current={city.id === cityId ? 'page' : undefined}>
            <strong>{localText(city.name, lang)}</strong>
            <span>{localText(city.subtitle, lang)}</span>
            <ModelLine model={city.model} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function ModelLine({ model }: { model: ModelState }) {
  const { t } = useTranslation('cities');
  if (model.state === 'building') return <Progress label={t('building')} fraction={model.progress} />;
  if (model.state === 'ready') return null;
  return <small>{t(model.state)}</small>;
}
