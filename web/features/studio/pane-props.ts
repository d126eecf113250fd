import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import type { TourDraft } from '../../../scenes/tour-contract.ts';
import type { GuideStops } from './draft-edits.ts';
import type { DraftWork } from './use-draft.ts';

export interface PaneProps {
  draft: TourDraft;
  work: DraftWork;
  guides: GuideDetail[];
  places: GuideStops;
  /** Id of the stop that is being worked on. */
  chosen: string | null;
  onChoose(id: string | null): void;
}
