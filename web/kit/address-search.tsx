import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchResult } from '../../api/features/search/contract.ts';
import { localText } from '../lib/local-text.ts';
import { usePortal } from '../lib/portal.ts';
import { searchQuery } from '../lib/search-query.ts';
import styles from './address-search.module.css';
import { Failure } from './failure.tsx';
import forms from './form.module.css';

/** Finds a street or place by its name; what is picked becomes the place. */
export function AddressSearch({ cityId, onPick }: { cityId: string; onPick(result: SearchResult): void }) {
  const { t } = useTranslation('kit');
  const { lang } = usePortal();
  const [text, setText] = useState('');
  const [typed] = useDebouncedValue(text.trim(), 220);
  const { data, error, refetch, isFetching } = useQuery({
    ...searchQuery(cityId, typed, lang, null),
    enabled: typed.length > 1,
    placeholderData: keepPreviousData,
  });
  const results = (typed.length > 1 ? (data?.results ?? []) : []).filter((r) => r.type === 'place' || r.type === 'street').slice(0, 6);
  const settled = typed.length > 1 && !isFetching && typed === text.trim();
  return (
    <div className={styles.field}>
      <label htmlFor="find-address">{t('address.search')}</label>
      <input
        id="find-address"
        type="search"
        autoComplete="off"
        enterKeyHint="search"
        maxLength={100}
        placeholder={t('address.example')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className={settled && results.length === 0 && !error ? forms.note : 'sr-only'}>
        {settled && !error && (results.length > 0 ? t('search:found', { count: results.length }) : t('search:none', { text: typed }))}
      </p>
      {settled && data?.kept && <p className={forms.note}>{t('address.kept')}</p>}
      {error && !data && <Failure error={error} retry={() => void refetch()} />}
      {results.length > 0 && (
        <ul className={styles.results}>
          {results.map((result) => (
            <li key={`${result.type}:${result.id}`}>
              <button
                type="button"
                onClick={() => {
                  setText('');
                  onPick(result);
                }}
              >
                <strong>{localText(result.name, lang)}</strong>
                <small>{localText(result.detail, lang) ?? t(`search:type.${result.type}`)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
