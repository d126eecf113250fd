import type { Me } from '../../../api/auth/contract.ts';
import type { CaseSummary } from '../../../api/features/cases/contract.ts';
import { CaseDetail } from '../../kit/cases/case-detail.tsx';
import type { Step } from '../../kit/cases/case-steps.tsx';
import { CallReport } from './call-report.tsx';
import { CaseCameras } from './case-cameras.tsx';
import { HeatPane } from './heat-pane.tsx';
import { ShiftLogPane } from './shift-log-pane.tsx';
import type { HeatView } from './use-heat.ts';

/** What stands right of the map. */
export type Side = 'call' | 'log' | 'heat' | 'case';

interface SidePaneProps {
  side: Side;
  me: Me;
  now: number;
  open: string | null;
  shown: CaseSummary | null;
  step: Step | null;
  onStep(step: Step | null): void;
  noteField: (field: HTMLTextAreaElement | null) => void;
  heat: HeatView;
  call: { place: [number, number, number] | null; onPlace(place: [number, number, number] | null): void; onClose(): void };
  onOpen(id: string | null): void;
  onCloseTool(): void;
  onMap(): void;
}

/** A call, the shift log, heat, or the open case: one at a time. */
export function SidePane({ side, me, now, open, shown, step, onStep, noteField, heat, call, onOpen, onCloseTool, onMap }: SidePaneProps) {
  if (side === 'call') return <CallReport {...call} onMap={onMap} onSent={onOpen} />;
  if (side === 'log') return <ShiftLogPane me={me} open={open} onOpen={onOpen} onClose={onCloseTool} />;
  if (side === 'heat') return <HeatPane heat={heat} onMap={onMap} onClose={onCloseTool} />;
  if (!open) return null;
  return (
    <CaseDetail
      id={open}
      version={shown?.version}
      me={me}
      now={now}
      step={step}
      onStep={onStep}
      noteField={noteField}
      onClose={() => onOpen(null)}
    >
      {(item) => <CaseCameras item={item} onMap={onMap} />}
    </CaseDetail>
  );
}
