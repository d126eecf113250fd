import { usePortal } from '../../../lib/portal.ts';
import { ProposalNotice } from '../parts/proposal-notice.tsx';
import { useSave } from '../parts/use-save.ts';
import { useDescribe } from './use-describe.ts';
import { type Managed, type ObjectPath, pathOf, touchedBy } from './use-objects.ts';

interface PackProposalProps {
  path: ObjectPath;
  data: Managed;
  proposal: NonNullable<Managed['proposal']>;
}

/** The city's data has something else by now: what, and which of the two shall stand. */
export function PackProposal({ path, data: { item, object }, proposal }: PackProposalProps) {
  const { cityId } = usePortal();
  const describe = useDescribe(path);
  const save = useSave(touchedBy(cityId));
  const address = `${pathOf(cityId, path)}/${item.id}/proposal`;
  return (
    <ProposalNotice
      before={describe(object)}
      after={describe(proposal.object)}
      pending={save.isPending}
      error={save.error}
      onSettle={(take) => save.mutate({ method: 'POST', path: address, body: { take }, version: item.version })}
    />
  );
}
