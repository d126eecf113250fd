import { IconCurrentLocation, IconMapPin } from '@tabler/icons-react';
import { useAtom, useAtomValue, useSetAtom } from 'jotai';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressSearch } from '../../kit/address-search.tsx';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { askPosition, type LocateFailure } from '../../lib/ask-position.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { HAND, toolAtom } from '../../lib/tool.ts';
import type { End } from './ask.ts';
import styles from './directions.module.css';
import { ownPositionAtom } from './session.ts';

/** The ways to say where: here, on the map, by name. */
export function PlaceChooser({ me, onPick }: { me: boolean; onPick(end: End): void }) {
  const { t } = useTranslation('directions');
  const { cityId } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const [tool, setTool] = useAtom(toolAtom);
  const setOwn = useSetAtom(ownPositionAtom);
  const [asking, setAsking] = useState<LocateFailure | 'asking' | null>(null);
  const [missed, setMissed] = useState(false);
  const pointing = tool.kind === 'point';
  const at = pointing ? tool.at : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tap is answered once.
  useEffect(() => {
    if (!at || !map) return;
    const hit = map.positionAt(at.x, at.y);
    setMissed(hit === null);
    if (!hit) return setTool({ type: 'take', tool: { kind: 'point', at: null } });
    setTool({ type: 'cancel' });
    onPick({ kind: 'at', position: [hit.position[0], hit.position[1]] });
  }, [at]);
  useEffect(() => () => setTool({ type: 'cancel' }), [setTool]);
  const here = async () => {
    setAsking('asking');
    const answer = await askPosition();
    if (typeof answer === 'string') return setAsking(answer);
    setAsking(null);
    setOwn([answer.lng, answer.lat]);
    map?.showOwnPosition(answer);
    onPick({ kind: 'me' });
  };
  return (
    <div className={styles.chooser}>
      <div className={styles.row}>
        {me && (
          <Button icon={<IconCurrentLocation size={18} aria-hidden="true" />} disabled={asking === 'asking'} onClick={() => void here()}>
            {t('useMe')}
          </Button>
        )}
        {map && (
          <Button
            icon={<IconMapPin size={18} aria-hidden="true" />}
            aria-pressed={pointing}
            onClick={() => setTool({ type: 'take', tool: pointing ? HAND : { kind: 'point', at: null } })}
          >
            {t('useMap')}
          </Button>
        )}
      </div>
      <p role="status" className={pointing || asking === 'asking' || missed ? styles.hint : 'sr-only'}>
        {asking === 'asking' ? t('locate:asking') : missed ? t('missed') : pointing ? t('tapMap') : ''}
      </p>
      {asking !== null && asking !== 'asking' && <Notice tone="bad">{t(`locate:failed.${asking}`)}</Notice>}
      <AddressSearch
        cityId={cityId}
        onPick={({ type, id, position }) =>
          onPick(type === 'place' ? { kind: 'place', id } : { kind: 'at', position: [position[0], position[1]] })
        }
      />
    </div>
  );
}
