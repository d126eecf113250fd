/**
 * A round trip that is worth most within a time (orienteering problem with time windows): greedy insertion by score a minute, then 2-opt, or-opt and
 * removal with insertion, from several beginnings (Vansteenwegen, Souffriau & Van Oudheusden 2011). Deterministic. Clock times are minutes since a
 * midnight that the caller chooses; index 0 of the matrices is the start, index i + 1 is place i.
 */
export interface TourPlace {
  id: string;
  kind: string;
  /** How long one stays. */
  minutes: number;
  /** What it is worth to the visitor, above 0. */
  score: number;
  /** Open spans [from, to) on the clock; absent: always, or not known. One stays within one span, and waits for it where that pays. */
  open?: readonly (readonly [from: number, to: number])[];
}
export interface TourProblem {
  places: readonly TourPlace[];
  /** Travel from row to column; null where no way leads. */
  seconds: readonly (readonly (number | null)[])[];
  metres: readonly (readonly (number | null)[])[];
  /** When one leaves the start, minutes on the clock. */
  leave: number;
  /** Until one is back at the start. */
  minutes: number;
  /** By kind: at most so many. */
  mostOf?: Readonly<Record<string, number>>;
}
export interface PlannedStop {
  /** Index of the place. */
  place: number;
  id: string;
  /** Seconds and metres from the stop before, or from the start. */
  seconds: number;
  metres: number;
  /** Minutes on the clock: one arrives, what one came for begins, one goes on. */
  arrive: number;
  begin: number;
  end: number;
}
export interface MadeTour {
  stops: PlannedStop[];
  /** Way back from the last stop. */
  home: { seconds: number; metres: number };
  /** Minutes on the clock. */
  back: number;
  score: number;
  /** On the way, all legs. */
  seconds: number;
  metres: number;
}
type Order = readonly number[];
interface Known {
  order: Order;
  score: number;
  back: number;
}

/** The best trip found; without stops where nothing fits. */
export function planTour(problem: TourProblem): MadeTour {
  // What a detour costs weighs more, as much as, or less than what it brings.
  const begun = [1, 2, 0.5, 8].map((weight) => greedy(problem, EMPTY(problem), weight));
  const others = begun.filter(({ order }, i) => begun.findIndex((one) => one.order.join() === order.join()) === i);
  const starts = others.map((known) => improve(problem, known));
  return scheduleOf(problem, starts.reduce((best, one) => (better(one, best) ? one : best)).order);
}

/** The first of its beginnings, as it is: what `planTour` is measured by. */
export function greedyTour(problem: TourProblem): MadeTour {
  return scheduleOf(problem, greedy(problem, EMPTY(problem), 1).order);
}

/** Minutes of the shortest round trip to any one place, waiting included; null where there is none at all. */
export function leastMinutes(problem: TourProblem): number | null {
  const endless = { ...problem, minutes: Number.POSITIVE_INFINITY };
  const trips = problem.places.flatMap((_, i) => timed(endless, [i])?.back ?? []);
  return trips.length === 0 ? null : Math.min(...trips) - problem.leave;
}

const EMPTY = ({ leave }: TourProblem): Known => ({ order: [], score: 0, back: leave });

/** Worth more, or as much and home earlier. */
function better(a: Known, b: Known): boolean {
  return a.score > b.score + 1e-9 || (a.score > b.score - 1e-9 && a.back < b.back - 1e-9);
}

/** When the order is home again; null where it cannot be walked so. */
function timed({ places, seconds, leave, minutes, mostOf }: TourProblem, order: Order): Known | null {
  let [at, now, score] = [0, leave, 0];
  for (const i of order) {
    const place = places[i];
    const way = seconds[at]?.[i + 1];
    // Out of time already: what follows cannot mend it.
    if (!place || way === null || way === undefined || now > leave + minutes) return null;
    const begin = beginOf(place, now + way / 60);
    if (begin === null) return null;
    now = begin + place.minutes;
    score += place.score;
    at = i + 1;
  }
  const home = at === 0 ? 0 : seconds[at]?.[0];
  if (home === null || home === undefined || now + home / 60 > leave + minutes) return null;
  for (const kind in mostOf) if (order.filter((i) => places[i]?.kind === kind).length > (mostOf[kind] ?? 0)) return null;
  return { order, score, back: now + home / 60 };
}

/** When the visit can begin for one who comes at `arrive`. */
function beginOf({ open, minutes }: TourPlace, arrive: number): number | null {
  if (!open) return arrive;
  const begins = open.flatMap(([from, to]) => (Math.max(from, arrive) + minutes <= to ? [Math.max(from, arrive)] : []));
  return begins.length === 0 ? null : Math.min(...begins);
}

/** Puts in what brings most for its minutes until nothing fits. `weight`: power of the score. */
function greedy(problem: TourProblem, from: Known, weight: number, without?: number): Known {
  let known = from;
  for (;;) {
    let best: { known: Known; gain: number } | undefined;
    for (const [i, { score }] of problem.places.entries()) {
      if (i === without || known.order.includes(i)) continue;
      const put = inserted(problem, known.order, i);
      const gain = put ? score ** weight / Math.max(1e-6, put.back - known.back) : 0;
      if (put && (!best || gain > best.gain)) best = { known: put, gain };
    }
    if (!best) return known;
    known = best.known;
  }
}

/** With one place more, where it takes least time. */
function inserted(problem: TourProblem, order: Order, place: number): Known | null {
  let best: Known | null = null;
  for (let at = 0; at <= order.length; at++) {
    const known = timed(problem, [...order.slice(0, at), place, ...order.slice(at)]);
    if (known && (!best || better(known, best))) best = known;
  }
  return best;
}

function improve(problem: TourProblem, from: Known): Known {
  let known = from;
  for (;;) {
    const next = shorter(problem, known) ?? richer(problem, known);
    if (!next) return known;
    known = next;
  }
}

/** The same places in an order that is home earlier: a stretch turned round (2-opt), or moved (or-opt). */
function shorter(problem: TourProblem, known: Known): Known | null {
  const { order } = known;
  for (let a = 0; a < order.length; a++)
    for (let b = a + 1; b <= order.length; b++) {
      const [head, part, tail] = [order.slice(0, a), order.slice(a, b), order.slice(b)];
      const rest = [...head, ...tail];
      const moved = part.length > 3 ? [] : rest.map((_, at) => [...rest.slice(0, at), ...part, ...rest.slice(at)]);
      for (const other of [[...head, ...part.toReversed(), ...tail], ...moved, [...rest, ...part]]) {
        const found = timed(problem, other);
        if (found && better(found, known)) return found;
      }
    }
  return null;
}

/** Something more put in, or one or two places given up for others that are worth more. */
function richer(problem: TourProblem, known: Known): Known | null {
  const { order } = known;
  const gaps = [[], ...order.map((i) => [i]), ...order.flatMap((i, a) => order.slice(a + 1).map((j) => [i, j]))];
  for (const gap of gaps) {
    const rest = timed(
      problem,
      order.filter((i) => !gap.includes(i)),
    );
    if (!rest) continue;
    // Without the first: the gap is not filled by what was in it.
    const fills = [1, 8].map((weight) => greedy(problem, rest, weight, gap[0]));
    for (const [i] of problem.places.entries()) {
      const put = gap.length > 1 || rest.order.includes(i) || gap.includes(i) ? null : inserted(problem, rest.order, i);
      if (put) fills.push(greedy(problem, put, 1));
    }
    const best = fills.find((fill) => better(fill, known));
    if (best) return best;
  }
  return null;
}

function scheduleOf(problem: TourProblem, order: Order): MadeTour {
  const { places, seconds, metres, leave } = problem;
  let [at, now] = [0, leave];
  const legTo = (to: number) => ({ seconds: seconds[at]?.[to] ?? 0, metres: metres[at]?.[to] ?? 0 });
  const stops = order.flatMap((i): PlannedStop[] => {
    const place = places[i];
    if (!place) return [];
    const leg = legTo(i + 1);
    const arrive = now + leg.seconds / 60;
    const begin = beginOf(place, arrive) ?? arrive;
    now = begin + place.minutes;
    at = i + 1;
    return [{ place: i, id: place.id, ...leg, arrive, begin, end: now }];
  });
  const home = at === 0 ? { seconds: 0, metres: 0 } : legTo(0);
  const sum = (key: 'seconds' | 'metres') => stops.reduce((all, stop) => all + stop[key], home[key]);
  const score = order.reduce((all, i) => all + (places[i]?.score ?? 0), 0);
  return { stops, home, back: now + home.seconds / 60, score, seconds: sum('seconds'), metres: sum('metres') };
}
