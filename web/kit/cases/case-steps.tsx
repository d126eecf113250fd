import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../api/features/cases/contract.ts';
import { type CaseState, isClosed, moveBetween } from '../../../data/model/case-states.ts';
import { Button } from '../button.tsx';
import { Failure } from '../failure.tsx';
import forms from '../form.module.css';
import styles from './cases.module.css';
import { ExtendForm } from './extend-form.tsx';
import { IncidentForm } from './incident-form.tsx';
import { ModerationForm } from './moderation-form.tsx';
import { MoveForm } from './move-form.tsx';
import { SplitForm } from './split-form.tsx';
import { useCaseAction } from './use-case-action.ts';

/** The form that is open beside a case. */
export type Step = CaseState | 'extension' | 'moderation' | 'split' | 'incident';

interface CaseStepsProps {
  item: CaseDetail;
  me: string;
  step: Step | null;
  onStep(step: Step | null): void;
}

/** What leads on comes first. */
const ORDER: CaseState[] = [
  'accepted',
  'forwarded',
  'in_progress',
  'done',
  'answered',
  'scheduled',
  'on_hold',
  'in_moderation',
  'not_accepted',
  'reopened',
  'merged',
  'cancelled',
];
/** Nothing to fill in, but no step to be taken by a slip of the finger. */
const ASKS = new Set<CaseState>(['cancelled']);

const isMove = (step: Step | null): step is CaseState => step !== null && ORDER.some((to) => to === step);

/** The steps that the reader may take now. Those that need nothing are done at a press, the others open their form. */
export function CaseSteps({ item, me, step, onStep }: CaseStepsProps) {
  const { t } = useTranslation('kit');
  const { mutate, isPending, error, reset } = useCaseAction(item.id);
  const moves = ORDER.filter((to) => item.moves.includes(to));
  const mayExtend = !isClosed(item.state) && moves.length > 0 && !item.parts;
  const press = (to: CaseState) => {
    reset();
    const move = moveBetween(item.state, to);
    if (move && move.needs.length === 0 && !ASKS.has(to)) mutate({ verb: 'moves', body: { version: item.version, to } });
    else onStep(step === to ? null : to);
  };
  const close = () => onStep(null);
  return (
    <section className={styles.part} aria-label={t('case.moves')}>
      {moves.length === 0 && !item.mayModerate ? (
        <p className={forms.hint}>{t('case.noMoves')}</p>
      ) : (
        <div className={styles.steps}>
          {moves.map((to, i) => (
            <Button
              key={to}
              look={i === 0 && step === null ? 'primary' : 'quiet'}
              disabled={isPending}
              {...(moveBetween(item.state, to)?.needs.length || ASKS.has(to) ? { 'aria-expanded': step === to } : {})}
              onClick={() => press(to)}
            >
              {t(`case.move.${to}`)}
            </Button>
          ))}
          {mayExtend && (
            <Button aria-expanded={step === 'extension'} onClick={() => onStep(step === 'extension' ? null : 'extension')}>
              {t('case.extend')}
            </Button>
          )}
          {item.mayArrange && !isClosed(item.state) && (
            <>
              {!item.parts && !item.parentId && (
                <Button aria-expanded={step === 'split'} onClick={() => onStep(step === 'split' ? null : 'split')}>
                  {t('case.split.title')}
                </Button>
              )}
              {!item.incident && (
                <Button aria-expanded={step === 'incident'} onClick={() => onStep(step === 'incident' ? null : 'incident')}>
                  {t('case.incident.join')}
                </Button>
              )}
            </>
          )}
          {item.mayModerate && (
            <Button aria-expanded={step === 'moderation'} onClick={() => onStep(step === 'moderation' ? null : 'moderation')}>
              {t('case.moderation')}
            </Button>
          )}
        </div>
      )}
      {error !== null && <Failure error={error} />}
      {step === 'extension' && <ExtendForm key={item.id} item={item} me={me} onClose={close} />}
      {step === 'moderation' && <ModerationForm key={item.id} item={item} me={me} onClose={close} />}
      {step === 'split' && <SplitForm key={item.id} item={item} me={me} onClose={close} />}
      {step === 'incident' && <IncidentForm key={item.id} items={[item]} onDone={close} onClose={close} />}
      {isMove(step) && <MoveForm key={`${item.id}/${step}`} item={item} to={step} me={me} onClose={close} />}
    </section>
  );
}
