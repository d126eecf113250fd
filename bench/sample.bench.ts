import { exampleAnchors, exampleCentre, exampleCity, exampleExtent } from '../tiles/sample/exampleCity.ts';
import { generateCity } from '../tiles/sample/generate.ts';

interface Row {
  what: string;
  value: number;
  unit: string;
  note?: string;
}

/** Largest size measured: 100,000 buildings, or a million where the command line says `--million`. */
const sizes = process.argv.includes('--million') ? [12_000, 100_000, 1_000_000] : [12_000, 100_000];

/** Time and memory of the sample city generator, its buildings read once, on one core. */
export async function bench(): Promise<{ title: string; rows: Row[] }> {
  const rows: Row[] = [];
  for (const buildings of sizes) {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const start = performance.now();
    const city =
      buildings < 50_000
        ? exampleCity({ buildings })
        : generateCity({
            config: {
              seed: 1,
              character: 'river-plain',
              buildings,
              baseHeight: 20,
              radius: 9 * Math.sqrt(buildings),
              streets: [],
              waters: [],
            },
            extent: exampleExtent,
            centre: exampleCentre,
            given: {},
            anchors: exampleAnchors(80),
          });
    let made = 0;
    let corners = 0;
    for (const building of city.buildings) {
      made++;
      corners += building.rings[0]?.length ?? 0;
    }
    const seconds = (performance.now() - start) / 1000;
    const memory = (process.memoryUsage().rss - before) / 2 ** 20;
    const label = buildings.toLocaleString('en');
    rows.push({ what: `${label} buildings, whole city`, value: round(seconds), unit: 's', note: `${made} made, ${corners} corners` });
    rows.push({ what: `${label} buildings, rate`, value: Math.round(made / seconds), unit: 'buildings/s a core' });
    rows.push({ what: `${label} buildings, memory taken`, value: Math.round(memory), unit: 'MB' });
  }
  return { title: 'Sample city', rows };
}

const round = (v: number): number => Math.round(v * 100) / 100;
