const formats = new Map<string, Intl.DateTimeFormat>();
/** The calendar day `YYYY-MM-DD` on which an instant falls in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  // Making a format takes longer than using it a hundred times.
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

/** Whether something with these bounds is valid on a day: validFrom <= day < validTo; an absent bound is open. Days as `YYYY-MM-DD`. */
export function validOn(bounds: { validFrom?: string | undefined; validTo?: string | undefined }, day: string): boolean {
  return (bounds.validFrom === undefined || bounds.validFrom <= day) && (bounds.validTo === undefined || day < bounds.validTo);
}
