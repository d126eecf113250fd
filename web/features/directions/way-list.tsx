import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { useAtom } from 'jotai';
import { useTranslation } from 'react-i18next';
import type { Route } from '../../../data/model/directions/answer.ts';
import { streetWords } from '../../../data/model/directions/words.ts';
import { formatDistance } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './directions.module.css';
import { formatTime } from './format-time.ts';
import { chosenAtom } from './session.ts';

/** The ways found, best first; one is chosen. */
export function WayList({ routes }: { routes: Route[] }) {
  const { t } = useTranslation('directions');
  const { lang } = usePortal();
  const [chosen, choose] = useAtom(chosenAtom);
  return (
    <fieldset className={styles.ways}>
      <legend className="sr-only">{t('ways')}</legend>
      {routes.map((route, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the ways of one answer keep their places.
        <label key={i} className={styles.way}>
          <input type="radio" name="way" className="sr-only" checked={chosen === i} onChange={() => choose(i)} />
          <strong className="tnum">{formatTime(route.seconds, lang)}</strong>
          <span className="tnum">{formatDistance(route.metres, lang)}</span>
          <span className={styles.climb}>
            <IconTrendingUp size={16} aria-hidden="true" />
            <span className="sr-only">{t('up')}</span>
            <span className="tnum">{formatDistance(route.up, lang)}</span>
            <IconTrendingDown size={16} aria-hidden="true" />
            <span className="sr-only">{t('down')}</span>
            <span className="tnum">{formatDistance(route.down, lang)}</span>
          </span>
          <small>{mainStreet(route, lang, (street) => t('along', { street }))}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** The named street that one follows longest. */
function mainStreet({ maneuvers }: Route, lang: string, say: (street: string) => string): string {
  const longest = maneuvers.filter(({ street }) => street).sort((a, b) => b.metres - a.metres)[0];
  return longest ? say(streetWords(longest.street, longest.way, lang)) : '';
}
