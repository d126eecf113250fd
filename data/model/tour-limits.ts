/** Characters of a file that a tour is made of, at most, the same on both sides. A file of so many bytes never has more. */
export const IMPORT_MOST = 4_000_000;
