import { IconRoute } from '@tabler/icons-react';
import { useSetAtom } from 'jotai';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { panelAtom } from '../../lib/map-session.ts';
import type { SelectionType } from '../../lib/selection.ts';
import { useAsk } from './use-ask.ts';

/** On the card of a place or school. */
export function DirectionsLink({ type, id }: { type: SelectionType; id: string }) {
  const { t } = useTranslation('directions');
  const { change } = useAsk();
  const open = useSetAtom(panelAtom);
  if (type !== 'place') return null;
  return (
    <Button
      icon={<IconRoute size={18} aria-hidden="true" />}
      onClick={() => {
        change({ to: { kind: 'place', id }, via: [] });
        open('directions');
      }}
    >
      {t('title')}
    </Button>
  );
}
