import { ObjectSection } from '../../objects/object-section.tsx';

export default function CamerasSection() {
  return <ObjectSection path="cameras" />;
}
