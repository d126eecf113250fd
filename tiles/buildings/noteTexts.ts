/** What each note of this stage means, for the person who ran the build. */
export const NOTE_TEXTS: Record<string, string> = {
  'bad-point': 'Footprints with points that are not numbers; those points were left out.',
  'self-crossing': 'Footprints whose edges cross or touch; taken apart by the even-odd rule.',
  simplified: 'Rings of more than 2,000 corners; thinned to 0.25 m.',
  'hole-dropped': 'Footprints with courtyards too small to draw.',
  'zero-area': 'Footprints without area; skipped.',
  unrepairable: 'Footprints whose crossings could not be resolved; skipped.',
  'too-wide': 'Footprints wider than 3,900 m; skipped.',
  'no-ground': 'Buildings where the terrain has no height; skipped.',
  'height-repaired': 'Heights missing, negative or above 1,000 m; taken from the levels, else 4 m.',
  'min-height-repaired': 'Lower heights that are no number or not below the top; set to the ground.',
};
for (const shape of ['gabled', 'hipped', 'half-hipped', 'gambrel', 'round', 'skillion', 'pyramidal', 'cone', 'dome', 'onion', 'mansard']) {
  NOTE_TEXTS[`roof-flat-for-${shape}`] = `Roofs given as ${shape} over footprints that do not suit it; drawn flat.`;
}
