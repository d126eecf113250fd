import { readCityPack } from '../build/city-pack.ts';
import { OfflineError, SourceError } from '../fetch/download.ts';
import { fetchCity, fetchedFolder, PUBLIC_ENDPOINTS } from '../fetch/fetch-city.ts';
import { chosenCities } from './city-ids.ts';
import { sizeText } from './size-text.ts';
import { CliError, type Verb } from './verb.ts';

export const fetchSources: Verb = {
  usage: 'fetch <city> [--sources DIR] [--overpass URL] [--elevation URL]',
  summary: 'download OpenStreetMap and SRTM for a city; goes on where it stopped',
  async run({ rootDir, sourcesDir, dataDir, args, options, print }) {
    if (!args[0]) throw new CliError('Which city? Say npm run city -- fetch <city>.');
    const [cityId = ''] = await chosenCities(rootDir, args[0]);
    const { scene } = await readCityPack(rootDir, cityId);
    const target = sourcesDir ?? `${dataDir}/sources`;
    const text = (option: unknown, variable: string | undefined, standard: string) =>
      typeof option === 'string' ? option : (variable ?? standard);
    try {
      await fetchCity({
        cityId,
        extent: scene.extent,
        sourcesDir: target,
        endpoints: {
          overpass: text(options.overpass, process.env.OVERPASS_URL, PUBLIC_ENDPOINTS.overpass),
          elevation: text(options.elevation, process.env.ELEVATION_URL, PUBLIC_ENDPOINTS.elevation),
        },
        onFile: ({ file, bytes, sha256, resumed }) =>
          print(
            `${file.padEnd(16)} ${sizeText(bytes).padStart(9)}  sha256 ${sha256.slice(0, 12)}…${resumed > 0 ? `  (${sizeText(resumed)} were there)` : ''}`,
          ),
      });
    } catch (error) {
      if (error instanceof OfflineError || error instanceof SourceError) throw new CliError(error.message);
      throw error;
    }
    print(`OpenStreetMap is under the ODbL 1.0 (show "© OpenStreetMap contributors"); SRTM is in the public domain.`);
    print(`Now: npm run city -- build ${cityId} --sources ${target} (files in ${fetchedFolder(cityId)})`);
  },
};
