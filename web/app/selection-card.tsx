import { useTranslation } from 'react-i18next';
import { Notice } from '../kit/notice.tsx';
import type { SelectionKey } from '../lib/map.ts';
import { readSelection } from '../lib/selection.ts';
import { features } from './features.ts';

/** The card that the responsible feature draws for what is picked. */
export function SelectionCard({ selection }: { selection: SelectionKey }) {
  const { t } = useTranslation('app');
  const picked = readSelection(selection);
  const card = picked && features.find((f) => f.card?.types.includes(picked.type))?.card;
  if (!picked || !card) return <Notice>{t('noCard')}</Notice>;
  return <card.Card type={picked.type} id={picked.id} />;
}
