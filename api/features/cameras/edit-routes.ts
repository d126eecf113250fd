import type { AppContext } from '../../http/context.ts';
import { ManagedCamera } from '../../objects/contract.ts';
import { objectRoutes } from '../../objects/object-routes.ts';
import { CAMERAS } from './camera-kind.ts';

/** Cameras for those who edit them, staff's own ones included. */
export const cameraEditRoutes = (context: AppContext) => objectRoutes(context, CAMERAS, ManagedCamera);
