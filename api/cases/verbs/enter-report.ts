import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import type { EnteredReport, Receipt } from '../../features/reports/intake-contract.ts';
import type { AppContext } from '../../http/context.ts';
import { sendReport } from '../send-report.ts';

/** Enters a report for somebody who called or wrote. It is routed like any other and shown as its category has it. */
export async function enterReport(
  context: AppContext,
  who: Identity | null,
  city: string,
  clientKey: string,
  { channel, ...report }: EnteredReport,
): Promise<{ receipt: Receipt; created: boolean }> {
  const identity = authorize(who, 'arrange:case', { city });
  return sendReport(context, { city, report, channel, clientKey, photos: [], proof: null, actor: identity.userId });
}
