import { IconMap2, IconRoad } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SearchResult } from '../../../api/features/search/contract.ts';
import { Pin } from '../../kit/pins/pin.tsx';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { markName, type ResultGroup } from './group-results.ts';
import styles from './search-box.module.css';

interface ResultOptionsProps {
  groups: ResultGroup[];
  query: string;
  active: number;
  idPrefix: string;
  onPick(result: SearchResult): void;
}

/** The options of the list, grouped by type; what was typed stands out. */
export function ResultOptions({ groups, query, active, idPrefix, onPick }: ResultOptionsProps) {
  const { t } = useTranslation('search');
  const { lang } = usePortal();
  let index = -1;
  return groups.map(({ type, results }) => (
    // biome-ignore lint/a11y/useSemanticElements: groups of options are divs by ARIA's own pattern.
    <div key={type} role="group" aria-label={t(`type.${type}`)}>
      <div className={styles.groupHead} aria-hidden="true">
        {t(`type.${type}`)}
      </div>
      {results.map((result) => {
        index += 1;
        const own = index;
        const detail = localText(result.detail, lang);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the combobox that owns the list.
          <div
            key={`${result.type}:${result.id}`}
            id={`${idPrefix}-${own}`}
            role="option"
            tabIndex={-1}
            aria-selected={own === active}
            className={styles.option}
            ref={(node) => {
              if (own === active) node?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(result)}
          >
            <ResultIcon result={result} />
            <span className={styles.words}>
              <span>
                {markName(localText(result.name, lang), query).map(([text, fits], i) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in order.
                  fits ? <mark key={i}>{text}</mark> : <span key={i}>{text}</span>,
                )}
              </span>
              {detail && <small>{detail}</small>}
            </span>
            {result.distance !== undefined && <span className={styles.far}>{formatDistance(result.distance, lang)}</span>}
          </div>
        );
      })}
    </div>
  ));
}

function ResultIcon({ result: { type, kind } }: { result: SearchResult }) {
  const { city } = usePortal();
  if (type === 'area') return <IconMap2 className={styles.icon} size={22} aria-hidden="true" />;
  if (type === 'street') return <IconRoad className={styles.icon} size={22} aria-hidden="true" />;
  return <Pin icon={type === 'place' ? kind : type} kinds={city.kinds} size={32} />;
}
