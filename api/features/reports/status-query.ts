import { z } from '@hono/zod-openapi';
import { ReportStatus } from '../../../data/contract.ts';

/** `received,done` as states of reports. */
export const StatusQuery = z
  .string()
  .max(80)
  .transform((text) => text.split(','))
  .pipe(z.array(ReportStatus))
  .openapi({ type: 'string', example: 'received,in_progress' });
