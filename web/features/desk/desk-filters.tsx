import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAddress } from '../../kit/cases/use-case-address.ts';
import { Chip } from '../../kit/chip.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './desk.module.css';

/** Open or closed, mine, words; the agency where there are several. */
export function DeskFilters({ address, agencies }: { address: CaseAddress; agencies: 'all' | string[] }) {
  const { t } = useTranslation('desk');
  const { city, lang } = usePortal();
  const { filter, change } = address;
  const [text, setText] = useState(filter.text);
  const send = useDebouncedCallback((value: string) => change({ text: value }), 250);
  useEffect(() => setText((now) => (now.trim() === filter.text.trim() ? now : filter.text)), [filter.text]);
  const mine = city.agencies.filter(({ id }) => agencies === 'all' || agencies.includes(id));
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      {mine.length > 1 && (
        <select aria-label={t('agency')} value={filter.agency} onChange={(event) => change({ agency: event.target.value })}>
          <option value="">{t('allAgencies')}</option>
          {mine.map(({ id, name }) => (
            <option key={id} value={id}>
              {localText(name, lang)}
            </option>
          ))}
        </select>
      )}
      <div className={styles.chips}>
        <Chip pressed={filter.states === 'open'} onPress={() => change({ states: 'open', sort: 'due' })}>
          {t('open')}
        </Chip>
        <Chip pressed={filter.states === 'closed'} onPress={() => change({ states: 'closed', sort: 'new' })}>
          {t('closed')}
        </Chip>
        <Chip pressed={filter.assignee === 'me'} onPress={() => change({ assignee: filter.assignee === 'me' ? '' : 'me' })}>
          {t('mine')}
        </Chip>
      </div>
      <input
        type="search"
        aria-label={t('text')}
        placeholder={t('text')}
        value={text}
        maxLength={100}
        onChange={(event) => {
          setText(event.target.value);
          send(event.target.value);
        }}
      />
    </search>
  );
}
