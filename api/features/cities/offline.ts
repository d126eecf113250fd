import type { AppContext } from '../../http/context.ts';
import { answerVersion, type PackageSource } from '../../http/package-source.ts';
import { cityText } from './routes.ts';

/** The catalogue that every page of a city begins with. Its counts change all the time; what an update is worth for is the scene. */
export const citiesOffline = (context: AppContext): PackageSource => ({
  async files(city) {
    const { counts: _, ...steady } = JSON.parse(`${await cityText(context, city)}}`) as Record<string, unknown>;
    const version = answerVersion(steady);
    return [
      { url: '/api/cities', part: 'texts' },
      { url: `/api/cities/${city}`, part: 'texts', version },
    ];
  },
});
