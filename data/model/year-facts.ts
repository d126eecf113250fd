/** Keys of facts whose bare number is a year, which is written without a thousands separator. */
const YEARS = ['built', 'opened', 'since', 'new-rural'];

export const isYear = ({ label, value, unit }: { label: string; value: unknown; unit?: string | undefined }): boolean =>
  unit === undefined && typeof value === 'number' && YEARS.includes(label);
