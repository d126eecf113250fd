import {
  IconArrowBackUp,
  IconArrowBearLeft,
  IconArrowBearRight,
  IconArrowSharpTurnLeft,
  IconArrowSharpTurnRight,
  IconArrowUp,
  IconCornerUpLeft,
  IconCornerUpRight,
  IconFlag,
  IconMapPin,
  IconRefresh,
  IconStairsUp,
} from '@tabler/icons-react';
import { useAtomValue, useSetAtom } from 'jotai';
import { useTranslation } from 'react-i18next';
import type { Maneuver, Route } from '../../../data/model/directions/answer.ts';
import { maneuverWords } from '../../../data/model/directions/words.ts';
import { formatDistance } from '../../lib/format.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './directions.module.css';
import { spotAtom } from './session.ts';

const SIDES = {
  straight: IconArrowUp,
  'slight-right': IconArrowBearRight,
  right: IconCornerUpRight,
  'sharp-right': IconArrowSharpTurnRight,
  uturn: IconArrowBackUp,
  'sharp-left': IconArrowSharpTurnLeft,
  left: IconCornerUpLeft,
  'slight-left': IconArrowBearLeft,
};
const TYPES: Partial<Record<Maneuver['type'], typeof IconFlag>> = {
  arrive: IconFlag,
  via: IconMapPin,
  roundabout: IconRefresh,
  steps: IconStairsUp,
};

/** Every turn in words; pressed, the camera stands there and looks on along the way. */
export function TurnList({ route }: { route: Route }) {
  const { t } = useTranslation('directions');
  const { lang } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const setSpot = useSetAtom(spotAtom);
  const look = ({ position, bearing }: Maneuver) => {
    setSpot(position);
    void map?.flyTo({ target: [position[0], position[1]], range: 180, heading: bearing, pitch: -35 });
  };
  return (
    <ol className={styles.turns} aria-label={t('turns')}>
      {route.maneuvers.map((maneuver) => {
        const Icon = TYPES[maneuver.type] ?? SIDES[maneuver.side];
        return (
          <li key={`${maneuver.at}-${maneuver.type}`}>
            <button type="button" onClick={() => look(maneuver)}>
              <Icon size={20} aria-hidden="true" />
              <span>{maneuverWords(maneuver, lang)}</span>
              {maneuver.type !== 'arrive' && <small className="tnum">{formatDistance(maneuver.metres, lang)}</small>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
