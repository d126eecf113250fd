import { ObjectSection } from '../../objects/object-section.tsx';

export default function SchoolsSection() {
  return <ObjectSection path="schools" />;
}
