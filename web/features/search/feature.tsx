import { defineFeature } from '../../lib/feature.ts';
import { SearchBox } from './search-box.tsx';

export default defineFeature({ id: 'search', Head: SearchBox });
