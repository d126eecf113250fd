import { IconMinus, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedPanorama } from '../../../api/features/panoramas/contract.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { FIRST_FOV, turned, windOf } from './look.ts';
import { OtherSpots } from './other-spots.tsx';
import styles from './panorama.module.css';
import type { StageState } from './scene/panorama-stage.tsx';
import { SpotButtons } from './spot-buttons.tsx';
import { spotsOf } from './spots.ts';
import { useHand } from './use-hand.ts';

const PanoramaStage = lazy(() => import('./scene/panorama-stage.tsx'));

/** One panorama to look around in, and the ways on. Going on keeps the direction of the look. */
export function PanoramaView({ here, all }: { here: ListedPanorama; all: ListedPanorama[] }) {
  const { t } = useTranslation('panorama');
  const { lang } = usePortal();
  const [look, setLook] = useState({ bearing: here.look, pitch: 0, fov: FIRST_FOV });
  const [state, setState] = useState<StageState>('loading');
  const [attempt, setAttempt] = useState(0);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const { box, hand } = useHand(setLook);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [box]);
  const before = useRef(here.id);
  // The link that was followed is gone; whoever uses keys goes on in the view, and its new name is read out.
  useEffect(() => {
    if (before.current !== here.id) box.current?.focus({ preventScroll: true });
    before.current = here.id;
  }, [here.id, box]);
  const spots = spotsOf(here, all);
  const title = localText(here.title, lang);
  const wind = t(`wind.${windOf(look.bearing)}`);
  const degrees = Math.round(look.bearing) % 360;
  const failed = state === 'no-picture' || state === 'no-webgl';
  return (
    <>
      <div
        ref={box}
        className={styles.view}
        role="application"
        aria-label={t('view', { title })}
        aria-describedby="panorama-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is steered by keys
        tabIndex={0}
        data-state={state}
        {...hand}
      >
        <Suspense fallback={null}>
          <PanoramaStage key={attempt} panorama={here} look={look} onState={setState} />
        </Suspense>
        {state === 'shown' && size.width > 0 && <SpotButtons spots={spots} look={look} size={size} />}
        <p className={styles.label}>
          <strong>{t(`kind.${here.kind}`)}</strong>
          {here.kind === 'rendered' ? ` ${t('reconstruction')}` : here.credit && ` © ${here.credit}`}
        </p>
        <div className={styles.tools}>
          <IconButton
            look="paper"
            label={t('compass', { wind, degrees })}
            onClick={() => setLook((now) => ({ ...now, bearing: 0, pitch: 0 }))}
          >
            <svg width="26" height="26" viewBox="-12 -12 24 24" aria-hidden="true" style={{ transform: `rotate(${-look.bearing}deg)` }}>
              <path d="M0-10.500L4.200 0H-4.200Z" fill="var(--report-late)" />
              <path d="M0 10.500L4.200 0H-4.200Z" fill="var(--muted)" />
            </svg>
          </IconButton>
          <IconButton look="paper" label={t('closer')} onClick={() => setLook((now) => turned(now, 0, 0, 1.25))}>
            <IconPlus size={20} aria-hidden="true" />
          </IconButton>
          <IconButton look="paper" label={t('wider')} onClick={() => setLook((now) => turned(now, 0, 0, 0.8))}>
            <IconMinus size={20} aria-hidden="true" />
          </IconButton>
        </div>
        {state === 'loading' && (
          <p className={styles.state} role="status">
            {t('loading')}
          </p>
        )}
        {failed && (
          <div className={styles.state}>
            <Notice tone="bad">{t(state)}</Notice>
            <Button look="primary" onClick={() => setAttempt((n) => n + 1)}>
              {t('again')}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.below}>
        <p id="panorama-keys" className={styles.keys}>
          {t('keys')}
        </p>
        <OtherSpots spots={spots} onTurn={({ bearing, pitch }) => setLook((now) => ({ ...now, bearing, pitch }))} />
      </div>
    </>
  );
}
