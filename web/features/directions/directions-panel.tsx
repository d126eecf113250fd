import { IconLink } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { useCopy } from '../../kit/use-copy.ts';
import { usePortal } from '../../lib/portal.ts';
import { stringifySearch } from '../../lib/search-params.ts';
import { writeAsk } from './ask.ts';
import { BarrierList } from './barrier-list.tsx';
import { ClimbChart } from './climb-chart.tsx';
import styles from './directions.module.css';
import { EndsForm } from './ends-form.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { chosenAtom } from './session.ts';
import { TurnList } from './turn-list.tsx';
import { useAsk } from './use-ask.ts';
import { useEnd } from './use-end.ts';
import { useWay, type WayState } from './use-way.ts';
import { useWayInSight } from './use-way-in-sight.ts';
import { WayList } from './way-list.tsx';

/** From here to there: ends, by what, the ways, their turns and climb. */
export default function DirectionsPanel() {
  const { t } = useTranslation('directions');
  const { ask, change } = useAsk();
  const from = useEnd(ask.from);
  const to = useEnd(ask.to);
  const way = useWay(ask, from.position, to.position);
  useWayInSight(way.answer, `${ask.from && JSON.stringify(ask.from)}${ask.to && JSON.stringify(ask.to)}`);
  return (
    <div className={styles.panel}>
      <EndsForm ask={ask} from={from} to={to} change={change} />
      <ModeChoice by={ask.by} times={way.times} onChange={(by) => change({ by })} />
      <Result way={way} waiting={from.position !== null && to.position !== null} />
      {way.answer && way.answer.state !== 'none' && <ShareLink />}
      {way.sample && <p className={styles.small}>{t('sample')}</p>}
    </div>
  );
}

function Result({ way, waiting }: { way: WayState; waiting: boolean }) {
  const { t } = useTranslation('directions');
  const chosen = useAtomValue(chosenAtom);
  const { answer, pending, absent, error, retry } = way;
  if (absent) return <Notice>{t('notBuilt')}</Notice>;
  if (error)
    return (
      <Notice tone="bad" actions={<Button onClick={retry}>{t('kit:retry')}</Button>}>
        {t('lost')}
      </Notice>
    );
  if (!waiting) return null;
  if (!answer) return pending ? <CardSkeleton /> : null;
  if (answer.state === 'none') return <Notice>{t(answer.reason === 'far' ? 'far' : 'unconnected')}</Notice>;
  const route = answer.routes[chosen] ?? answer.routes[0];
  if (!route) return null;
  const last = answer.ends.at(-1);
  return (
    <section aria-label={t('result')} aria-busy={pending} className={styles.result}>
      {answer.state === 'barred' && <BarrierList route={route} />}
      <WayList routes={answer.routes} />
      {last && last.metres > 40 && <p className={styles.small}>{t('lastMetres', { metres: Math.round(last.metres / 10) * 10 })}</p>}
      <ClimbChart key={`${route.metres}-${chosen}`} route={route} />
      <TurnList route={route} />
    </section>
  );
}

/** The address of this way, without the device's own position. */
function ShareLink() {
  const { t } = useTranslation('directions');
  const { href } = usePortal();
  const { ask } = useAsk();
  const { said, copy } = useCopy();
  const link = () => {
    const url = new URL(href({ selection: null, view: null }), location.origin);
    url.search = stringifySearch(writeAsk(Object.fromEntries(url.searchParams), ask)) || '';
    return url.href;
  };
  return (
    <div>
      <Button icon={<IconLink size={18} aria-hidden="true" />} onClick={() => void copy(link())}>
        {t('kit:copyLink')}
      </Button>
      <p role="status" className={styles.small}>
        {said && (said.copied ? t('kit:copied') : t('kit:copyFailed', { link: said.text }))}
      </p>
    </div>
  );
}
