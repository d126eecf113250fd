import { TourListView } from './tour-list.tsx';

export default function ToursPanel() {
  return <TourListView />;
}
