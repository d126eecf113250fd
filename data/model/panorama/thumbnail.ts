/** The small picture of a panorama: pixels, 3:2. */
export const THUMBNAIL = { width: 648, height: 432 };
