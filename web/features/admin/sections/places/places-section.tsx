import { ObjectSection } from '../../objects/object-section.tsx';

export default function PlacesSection() {
  return <ObjectSection path="places" />;
}
