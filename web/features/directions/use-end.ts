import { useQuery } from '@tanstack/react-query';
import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import type { LngLat } from '../../../data/model/directions/answer.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { placeQuery } from '../../lib/queries.ts';
import type { End } from './ask.ts';
import { ownPositionAtom } from './session.ts';

export interface EndState {
  /** Null while it is not known. */
  position: LngLat | null;
  name: string;
  error: unknown;
  retry(): void;
}

/** Name and position of one end of the way. */
export function useEnd(end: End | null): EndState {
  const { t } = useTranslation('directions');
  const { cityId, lang } = usePortal();
  const own = useAtomValue(ownPositionAtom);
  const id = end?.kind === 'place' ? end.id : '';
  const { data, error, refetch } = useQuery({ ...placeQuery(cityId, id), enabled: id !== '' });
  const retry = () => void refetch();
  if (end?.kind === 'me') return { position: own, name: t('me'), error: null, retry };
  if (end?.kind === 'at') return { position: end.position, name: t('pointOnMap'), error: null, retry };
  if (!end || !data) return { position: null, name: '', error: end ? error : null, retry };
  const [lng, lat] = data.geometry.coordinates;
  return { position: [lng, lat], name: localText(data.properties.name, lang) ?? id, error: null, retry };
}
