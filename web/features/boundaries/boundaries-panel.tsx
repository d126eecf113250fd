import { Radio, Stack } from '@mantine/core';
import '@mantine/core/styles/Radio.css';
import '@mantine/core/styles/Stack.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Input.css';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/failure.tsx';
import { ItemList } from '../../kit/item-list.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatDay } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';
import styles from './boundaries-panel.module.css';
import { centreOf } from './centre-of.ts';
import { holds, type Period, periodsOf } from './periods.ts';

/** Which boundaries the map shows: those of today or of an earlier time, with the areas of that time. */
export default function BoundariesPanel() {
  const { cityId, city, lang, state, update, select, href } = usePortal();
  const { t } = useTranslation('boundaries');
  const { data, error, refetch } = useQuery(boundariesQuery(cityId, state.day));
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  const periods = periodsOf(data.changes);
  const layer = city.scene.layers.find((l) => l.config.source === 'boundaries');
  const words = ({ from, to }: Period) =>
    from === null
      ? t('before', { day: formatDay(to ?? data.on, lang) })
      : to === null
        ? t('since', { day: formatDay(from, lang) })
        : t('between', { from: formatDay(from, lang), to: formatDay(to, lang) });
  const choose = (day: string) => {
    const newest = periods[0];
    const layers = layer ? { ...state.layers, [layer.id]: { ...state.layers[layer.id], visible: true } } : state.layers;
    update({ day: newest && holds(newest, day) ? null : day, layers });
  };
  return (
    <div className={styles.panel}>
      {periods.length > 1 && (
        <Radio.Group label={t('when')} value={periods.find((p) => holds(p, data.on))?.day ?? ''} onChange={choose}>
          <Stack gap={4} mt="xs">
            {periods.map((period) => (
              <Radio key={period.day} value={period.day} label={words(period)} classNames={{ body: styles.choice ?? '' }} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <label className={styles.day}>
        <span>{t('onDay')}</span>
        <input type="date" value={state.day ?? data.on} onChange={(event) => event.target.value && choose(event.target.value)} />
      </label>
      <ItemList
        title={t('areas', { count: data.features.length })}
        items={data.features.map((area) => ({
          key: area.id,
          icon: 'area',
          title: localText(area.properties.name, lang),
          detail: t(`level.${area.properties.level}`),
          href: href({ selection: `area:${area.id}` }),
          onPick: () => select(`area:${area.id}`, centreOf(area)),
        }))}
      />
    </div>
  );
}
