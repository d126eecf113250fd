/** What places, cameras and their files may have at most; the same on both sides. Characters and pieces. */
export const OBJECT_LIMITS = {
  name: 200,
  alias: 120,
  aliases: 20,
  address: 300,
  summary: 600,
  paragraph: 4000,
  paragraphs: 20,
  facts: 40,
  manners: 10,
  hours: 300,
};
/** One CSV file. */
export const IMPORT_LIMITS = { bytes: 5_000_000, rows: 5000 };
