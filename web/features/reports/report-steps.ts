export type Step = 'received' | 'in_progress' | 'done' | 'rejected';

/** The steps a report takes; those reached, the present one, those to come. */
export function stepsOf(status: Step): { step: Step; reached: boolean }[] {
  const path: Step[] = status === 'rejected' ? ['received', 'rejected'] : ['received', 'in_progress', 'done'];
  return path.map((step, i) => ({ step, reached: i <= path.indexOf(status) }));
}
