import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import type { PaneProps } from './pane-props.ts';
import { hasStraightLegs } from './street-ways.ts';
import styles from './studio.module.css';
import { useStreetWays } from './use-street-ways.ts';

/** One press leads all legs that are still straight along the streets, by the tour's means, and says what came of it. */
export function StreetLegs(props: Pick<PaneProps, 'draft' | 'work'>) {
  const { t } = useTranslation('studio');
  const { lead, state, ready, absent } = useStreetWays(props);
  const looking = state === 'looking';
  const words = () => {
    if (absent) return t('stops.streetsAbsent');
    if (looking) return t('stops.streetsLooking');
    if (state === 'failed') return t('stops.streetsFailed');
    if (state === 'idle') return '';
    const none = state.none.length > 0 ? t('stops.streetsNone', { numbers: state.none.join(', ') }) : '';
    const found = state.found.length > 0 ? t('stops.streetsDone', { count: state.found.length }) : '';
    return `${found} ${none}`.trim();
  };
  return (
    <div className={forms.acts}>
      <Button disabled={!ready || looking || !hasStraightLegs(props.draft)} onClick={() => void lead()}>
        {t('stops.streets')}
      </Button>
      <p role="status" className={styles.grow}>
        {words()}
      </p>
    </div>
  );
}
