import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import type { Sentence } from '../../../scenes/guide-contract.ts';
import { StoryFacts } from '../../kit/story/story-facts.tsx';

/** What the sentences of a stop rest on. */
export function Facts({ guide, sentences }: { guide: GuideDetail; sentences: readonly Sentence[] }) {
  const used = new Set(sentences.flatMap(({ facts }) => facts));
  return <StoryFacts facts={guide.facts.filter(({ id }) => used.has(id))} />;
}
