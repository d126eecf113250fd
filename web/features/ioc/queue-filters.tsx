import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText } from '../../../data/contract.ts';
import type { CaseAddress } from '../../kit/cases/use-case-address.ts';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { Chip } from '../../kit/chip.tsx';
import { PRIORITIES, SORTS, STATE_GROUPS, type StateGroup } from '../../lib/case-filter.ts';
import { formatNumber } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './queue-filters.module.css';

interface QueueFiltersProps {
  address: CaseAddress;
  total: number | undefined;
  /** There are more than that. */
  capped: boolean;
  shown: number;
  pending: boolean;
}

const GROUPS = Object.keys(STATE_GROUPS) as StateGroup[];
const groupOf = (text: string) => GROUPS.find((group) => group === text) ?? 'open';

/** What the queue shows: words, state, late, mine at hand; the rest behind one press. */
export function QueueFilters({ address, total, capped, shown, pending }: QueueFiltersProps) {
  const { t } = useTranslation('ioc');
  const { city, lang } = usePortal();
  const names = useCaseNames();
  const { filter, change } = address;
  const [text, setText] = useState(filter.text);
  const send = useDebouncedCallback((value: string) => change({ text: value }), 250);
  // Another view brings other words; what is being typed stays.
  useEffect(() => setText((now) => (now.trim() === filter.text.trim() ? now : filter.text)), [filter.text]);
  const more = [filter.agency, filter.category, filter.priority, filter.area].filter(Boolean).length;
  const select = (key: 'agency' | 'category' | 'priority' | 'area', options: { id: string; name: string }[]) => (
    <label className={styles.field}>
      {t(`filter.${key}`)}
      <select value={filter[key]} onChange={(event) => change({ [key]: event.target.value })}>
        <option value="">{t('filter.all')}</option>
        {options.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  const named = (list: readonly { id: string; name: LocalText }[]) => list.map(({ id, name }) => ({ id, name: localText(name, lang) }));
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      <input
        type="search"
        data-case-search=""
        aria-label={t('filter.text')}
        placeholder={t('filter.text')}
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.target.value);
          send(event.target.value);
        }}
      />
      <div className={styles.chips}>
        <select aria-label={t('filter.state')} value={filter.states} onChange={(event) => change({ states: groupOf(event.target.value) })}>
          {GROUPS.map((group) => (
            <option key={group} value={group}>
              {t(`group.${group}`)}
            </option>
          ))}
        </select>
        <Chip pressed={filter.late} onPress={() => change({ late: !filter.late })} colour="#C92A2A">
          {t('filter.late')}
        </Chip>
        <Chip pressed={filter.escalated} onPress={() => change({ escalated: !filter.escalated })}>
          {t('filter.escalated')}
        </Chip>
        <Chip pressed={filter.held} onPress={() => change({ held: !filter.held })}>
          {t('filter.held')}
        </Chip>
        <Chip pressed={filter.incident !== ''} onPress={() => change({ incident: filter.incident === '' ? 'any' : '' })}>
          {t('filter.incident')}
        </Chip>
        <Chip pressed={filter.assignee === 'me'} onPress={() => change({ assignee: filter.assignee === 'me' ? '' : 'me' })}>
          {t('filter.mine')}
        </Chip>
        <Chip pressed={filter.assignee === 'none'} onPress={() => change({ assignee: filter.assignee === 'none' ? '' : 'none' })}>
          {t('filter.nobody')}
        </Chip>
      </div>
      <div className={styles.foot}>
        <p role="status">
          {pending
            ? t('loading')
            : t(capped ? 'countMany' : 'count', {
                count: total ?? shown,
                shown: formatNumber(shown, lang),
                total: formatNumber(total ?? shown, lang),
              })}
        </p>
        <label>
          <span className="sr-only">{t('sort')}</span>
          <select value={filter.sort} onChange={(event) => change({ sort: SORTS.find((s) => s === event.target.value) ?? 'due' })}>
            {SORTS.map((sort) => (
              <option key={sort} value={sort}>
                {t(`sorts.${sort}`)}
              </option>
            ))}
          </select>
        </label>
        <details className={styles.more}>
          <summary>{more > 0 ? t('filter.moreOn', { count: more }) : t('filter.more')}</summary>
          <div className={styles.fields}>
            {select('agency', named(city.agencies))}
            {select('category', named(city.categories))}
            {select(
              'priority',
              PRIORITIES.map((id) => ({ id, name: t(`kit:case.priority.${id}`) })),
            )}
            {select('area', names.areas)}
          </div>
        </details>
      </div>
    </search>
  );
}
