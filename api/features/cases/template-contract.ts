import { z } from 'zod';
import { TextTemplate } from '../../../data/casework-contract.ts';

export { TextTemplate };
/** Without `id` it is a new one. */
export const KeepTemplate = TextTemplate.extend({ id: TextTemplate.shape.id.optional() });
export type KeepTemplate = z.input<typeof KeepTemplate>;
export const TemplateList = z.object({ templates: z.array(TextTemplate) });
export type TemplateList = z.infer<typeof TemplateList>;
