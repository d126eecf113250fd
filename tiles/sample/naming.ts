import type { Country } from './country.ts';
import { lineLength, walker } from './polyline.ts';
import type { Street } from './street.ts';

const order: Record<string, number> = { trunk: 0, primary: 1, secondary: 2, tertiary: 3, minor: 4 };

/**
 * Names invented streets: the pack's names go to the most important first, later ones get a number ("Đường số 7"), a lane the
 * house number at its mouth ("Ngõ 12 …"), odd on the left. A name such as "Quốc lộ 6 / Trần Đăng Ninh" gives its number as `ref`.
 */
export function nameStreets(country: Country, streets: readonly Street[]): void {
  const names = [...country.config.streets];
  const weight = (street: Street): number => {
    const middle = walker(street.line)(lineLength(street.line) / 2);
    return (order[street.class] ?? 9) * 1e4 + Math.hypot(middle[0], middle[1]) - 1.5 * Math.min(2000, lineLength(street.line));
  };
  const through = streets.filter((s) => !s.from && !s.steps && s.given === undefined).map((street) => ({ street, weight: weight(street) }));
  through.sort((a, b) => a.weight - b.weight);
  let number = 1;
  for (const { street } of through) {
    const name = names.shift();
    if (name === undefined) {
      // Roads between villages have no name.
      const [x, y] = walker(street.line)(lineLength(street.line) / 2);
      if (Math.hypot(x, y) > country.config.radius) continue;
      street.name = `Đường số ${number}`;
      street.english = `Street ${number++}`;
      continue;
    }
    const road = /^Quốc lộ\s+(\d+\w?)(?:\s*\/\s*(.+))?$/u.exec(name);
    if (road) street.ref = `QL${road[1]}`;
    street.name = road?.[2] ?? name;
  }
  const firstLane = new Map<number, number>();
  for (const { from } of streets) if (from) firstLane.set(from.street, Math.min(from.along, firstLane.get(from.street) ?? from.along));
  for (const street of streets) {
    const from = street.from ? streets[street.from.street] : undefined;
    if (!street.from || !from?.name) continue;
    // Numbers begin where the street's first lane leaves it, as far on as a lane's own width of houses.
    const start = Math.max(0, (firstLane.get(street.from.street) ?? 0) - 20);
    const house = 2 * Math.floor((street.from.along - start) / 5) + (street.from.left ? 1 : 2);
    const alley = from.from !== undefined;
    street.name = `${alley ? 'Ngách' : 'Ngõ'} ${house} ${from.name}`;
    street.english = `${alley ? 'Alley' : 'Lane'} ${house}, ${from.english ?? from.name}`;
  }
}
