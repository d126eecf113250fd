const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** A day so many days later, `YYYY-MM-DD`. */
export const daysOn = (day: string, by: number): string => new Date(at(day) + by * DAY).toISOString().slice(0, 10);

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => daysOn(day, -((new Date(at(day)).getUTCDay() + 6) % 7));
