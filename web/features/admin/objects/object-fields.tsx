import { CameraFields } from './camera-fields.tsx';
import { PlaceFields, SchoolFields } from './place-fields.tsx';
import type { Draft, ObjectPath } from './use-objects.ts';

export interface FieldsProps {
  value: Draft;
  onChange(patch: Partial<Draft>): void;
  /** What is wrong with a field, in words. */
  problem(field: string): string | undefined;
}

/** The fields of one kind of thing. */
export function ObjectFields({ path, ...props }: FieldsProps & { path: ObjectPath }) {
  if (path === 'cameras') return <CameraFields {...props} />;
  return path === 'schools' ? <SchoolFields {...props} /> : <PlaceFields {...props} />;
}
