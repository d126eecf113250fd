import {
  IconAlertTriangle,
  IconBuildingStore,
  IconBulb,
  IconDroplet,
  IconMessageReport,
  IconPhoneCall,
  IconRoad,
  IconSchool,
  IconTrafficLights,
  IconTrash,
  IconTrees,
  IconVolume,
} from '@tabler/icons-react';

const ICONS = {
  road: IconRoad,
  'traffic-lights': IconTrafficLights,
  bulb: IconBulb,
  trash: IconTrash,
  droplet: IconDroplet,
  trees: IconTrees,
  'building-store': IconBuildingStore,
  volume: IconVolume,
  'alert-triangle': IconAlertTriangle,
  school: IconSchool,
  'phone-call': IconPhoneCall,
};

/** A category's drawing by its Tabler name; a name that is not drawn here yet gets the general one. */
export function CategoryIcon({ icon }: { icon: string }) {
  const Icon = ICONS[icon as keyof typeof ICONS] ?? IconMessageReport;
  return <Icon size={20} aria-hidden="true" />;
}
