import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../kit/chip.tsx';
import { pinSpec } from '../../kit/pins/pin-spec.ts';
import { formatNumber } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { boundariesQuery } from '../../lib/queries.ts';
import type { ListFilter } from './list-filter.ts';
import styles from './list-page.module.css';

/** Text, kinds, area, open now: what the list shows. */
export function ListFilters({ filter, onChange }: { filter: ListFilter; onChange(patch: Partial<ListFilter>): void }) {
  const { t } = useTranslation('list');
  const { cityId, city, lang } = usePortal();
  const areas = useQuery(boundariesQuery(cityId, null));
  const [text, setText] = useState(filter.text);
  const send = useDebouncedCallback((value: string) => onChange({ text: value }), 200);
  const kinds = [...[...city.kinds].sort((a, b) => b.rank - a.rank).map((k) => ({ id: k.id, name: localText(k.plural, lang) }))];
  const all = [...kinds, { id: 'camera', name: t('camera') }, { id: 'report', name: t('report') }].filter(
    (k) => (city.counts[k.id] ?? 0) > 0,
  );
  const toggle = (id: string) =>
    onChange({ kinds: filter.kinds.includes(id) ? filter.kinds.filter((k) => k !== id) : [...filter.kinds, id] });
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      <div className={styles.fields}>
        <label>
          {t('text')}
          <input
            type="search"
            value={text}
            maxLength={100}
            onChange={(event) => {
              setText(event.target.value);
              send(event.target.value);
            }}
          />
        </label>
        <label>
          {t('area')}
          <select value={filter.area} onChange={(event) => onChange({ area: event.target.value })}>
            <option value="">{t('everywhere')}</option>
            {areas.data?.features.map((area) => (
              <option key={area.id} value={area.id}>
                {localText(area.properties.name, lang)}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.check}>
          <input type="checkbox" checked={filter.openNow} onChange={(event) => onChange({ openNow: event.target.checked })} />
          {t('openNow')}
        </label>
      </div>
      <fieldset className={styles.kinds}>
        <legend className="sr-only">{t('kinds')}</legend>
        {all.map(({ id, name }) => (
          <Chip
            key={id}
            pressed={filter.kinds.includes(id)}
            onPress={() => toggle(id)}
            colour={pinSpec(id, city.kinds).colour}
            count={formatNumber(city.counts[id] ?? 0, lang)}
          >
            {name}
          </Chip>
        ))}
      </fieldset>
    </search>
  );
}
