import { useTranslation } from 'react-i18next';
import { StaffGate } from '../../kit/cases/staff-gate.tsx';
import { Desk } from './desk.tsx';

/** An agency's desk: its own cases only, by their due dates. */
export default function DeskPage() {
  const { t } = useTranslation('desk');
  return (
    <StaffGate permission="move:case" title={t('title')}>
      {(me, agencies) => <Desk me={me} agencies={agencies} />}
    </StaffGate>
  );
}
