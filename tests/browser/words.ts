/** The interface's own words, so that a better wording breaks no test. */
import app from '../../web/app/locales/vi.json' with { type: 'json' };
import follow from '../../web/features/follow/locales/vi.json' with { type: 'json' };
import layers from '../../web/features/layers/locales/vi.json' with { type: 'json' };
import list from '../../web/features/list/locales/vi.json' with { type: 'json' };
import report from '../../web/features/report/locales/vi.json' with { type: 'json' };
import search from '../../web/features/search/locales/vi.json' with { type: 'json' };
import tracking from '../../web/features/tracking/locales/vi.json' with { type: 'json' };
import kit from '../../web/kit/locales/vi.json' with { type: 'json' };

export const words = { app, kit, follow, layers, list, report, search, tracking };
