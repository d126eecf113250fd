import { IconCurrentLocation } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { askPosition, type LocateFailure } from '../../lib/ask-position.ts';
import { formatDistance } from '../../lib/format.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './locate-tool.module.css';

type State =
  | { kind: 'off' }
  | { kind: 'asking' }
  | { kind: 'shown'; accuracy: number; far: boolean }
  | { kind: 'failed'; reason: LocateFailure };

/** "Where am I": marks the device's place on the map. It leaves the device for nobody. */
export function LocateTool() {
  const { t } = useTranslation('locate');
  const { city, lang } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const [state, setState] = useState<State>({ kind: 'off' });
  const press = async () => {
    if (!map) return;
    if (state.kind === 'shown') {
      map.showOwnPosition(null);
      return setState({ kind: 'off' });
    }
    setState({ kind: 'asking' });
    const answer = await askPosition();
    if (typeof answer === 'string') return setState({ kind: 'failed', reason: answer });
    const [west, south, east, north] = city.scene.extent;
    const far = answer.lng < west || answer.lng > east || answer.lat < south || answer.lat > north;
    map.showOwnPosition(answer);
    if (!far) void map.lookAt([answer.lng, answer.lat, 0], Math.max(400, answer.accuracy * 4));
    setState({ kind: 'shown', accuracy: answer.accuracy, far });
  };
  const words =
    state.kind === 'failed'
      ? t(`failed.${state.reason}`)
      : state.kind === 'shown' && state.far
        ? t('far')
        : state.kind === 'asking'
          ? t('asking')
          : '';
  return (
    <>
      <IconButton label={t(state.kind === 'shown' ? 'hide' : 'show')} aria-pressed={state.kind === 'shown'} onClick={() => void press()}>
        <IconCurrentLocation size={20} aria-hidden="true" />
      </IconButton>
      <span className="sr-only" role="status">
        {state.kind === 'shown' && t('shown', { accuracy: formatDistance(state.accuracy, lang) })}
      </span>
      {words && (
        <div className={styles.bubble}>
          <Notice
            tone={state.kind === 'failed' ? 'bad' : 'info'}
            actions={
              state.kind === 'failed' && (
                <>
                  <Button look="primary" onClick={() => void press()}>
                    {t('kit:retry')}
                  </Button>
                  <Button onClick={() => setState({ kind: 'off' })}>{t('app:close')}</Button>
                </>
              )
            }
          >
            {words}
          </Notice>
        </div>
      )}
    </>
  );
}
