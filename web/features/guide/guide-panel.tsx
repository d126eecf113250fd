import { GuideList } from './guide-list.tsx';

export default function GuidePanel() {
  return <GuideList />;
}
