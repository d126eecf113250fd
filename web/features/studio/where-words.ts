/** Parts of a tour that have a word of their own; of others the way to them says enough. */
const PARTS = [
  ...['title', 'summary', 'audience', 'means', 'effort', 'minutes', 'length', 'season', 'months', 'note', 'timeOfDay', 'layers'],
  ...['stops', 'legs', 'sentences', 'zones', 'keyframes', 'questions', 'choices', 'position', 'view', 'path', 'story'],
];

interface Words {
  /** The word for a part. */
  part(name: string): string;
  /** What the stop with this id is called. */
  stop(id: string): string;
  language(code: string): string;
}

/** Where two versions differ, in words: the path that `compareTours` gives, without the names that only the file has. */
export function whereWords(path: string, words: Words): string {
  const steps = path.split(' › ');
  return steps
    .flatMap((step, i) => {
      const above = steps[i - 1];
      if (above === 'stops') return [words.stop(step)];
      if (step === 'stops' && i < steps.length - 1) return [];
      if (PARTS.includes(step)) return [words.part(step)];
      if (/^\d+$/.test(step)) return [step];
      return /^[a-z]{2}$/.test(step) ? [words.language(step)] : [];
    })
    .join(' › ');
}
