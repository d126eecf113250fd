import { SiteMaterial } from '../../scenes/site-contract.ts';

type Given = Parameters<typeof SiteMaterial.parse>[0];
const made = (given: Given): SiteMaterial => SiteMaterial.parse(given);

/** Materials that every site may use; a site changes them or adds its own. Colours are sRGB as in full light. */
export const PALETTE: Record<string, SiteMaterial> = {
  plaster: made({ colour: '#eadfc6', roughness: 0.95, surface: 'plain' }),
  limewash: made({ colour: '#f0c878', roughness: 0.95, surface: 'plain' }),
  stone: made({ colour: '#b9b0a2', roughness: 0.95, surface: 'stone' }),
  brick: made({ colour: '#b9694c', roughness: 0.95, surface: 'brick' }),
  tile: made({ colour: '#b4533a', roughness: 0.85, surface: 'tile' }),
  tin: made({ colour: '#a9a49b', roughness: 0.5, metallic: 0.6, surface: 'tin' }),
  wood: made({ colour: '#8a5d3b', roughness: 0.8, surface: 'planks' }),
  lacquer: made({ colour: '#97322a', roughness: 0.5, surface: 'plain' }),
  thatch: made({ colour: '#a58a5d', roughness: 1, surface: 'thatch' }),
  bark: made({ colour: '#6f5a48', roughness: 1, surface: 'plain' }),
  leaf: made({ colour: '#6f9a4c', roughness: 0.9, surface: 'leaves' }),
  blossom: made({ colour: '#f3a9bd', roughness: 0.9, surface: 'leaves' }),
  white: made({ colour: '#fbf4ee', roughness: 0.9, surface: 'leaves' }),
  grass: made({ colour: '#86b058', roughness: 1, surface: 'grass' }),
  soil: made({ colour: '#b8976c', roughness: 1, surface: 'plain' }),
  paving: made({ colour: '#d8cdba', roughness: 0.9, surface: 'paving' }),
  concrete: made({ colour: '#bdbab2', roughness: 0.95, surface: 'plain' }),
  water: made({ colour: '#5fa7ae', roughness: 0.1, surface: 'water' }),
  bronze: made({ colour: '#8c6239', roughness: 0.4, metallic: 0.9, surface: 'metal' }),
  iron: made({ colour: '#3d3f42', roughness: 0.6, metallic: 0.8, surface: 'metal' }),
  gold: made({ colour: '#e2b54a', roughness: 0.3, metallic: 0.9, surface: 'metal' }),
  rock: made({ colour: '#a7a79c', roughness: 1, surface: 'rock' }),
  carved: made({ colour: '#c9bfae', roughness: 0.9, surface: 'carved' }),
  cloth: made({ colour: '#3c4a8a', roughness: 1, surface: 'plain' }),
  flag: made({ colour: '#d8232a', roughness: 0.9, surface: 'plain' }),
  dark: made({ colour: '#3a342e', roughness: 1, surface: 'plain' }),
  lamp: made({ colour: '#ffe3a3', roughness: 0.6, surface: 'lamp' }),
  steam: made({ colour: '#f7fafa', roughness: 1, surface: 'steam', opacity: 0.3 }),
};
