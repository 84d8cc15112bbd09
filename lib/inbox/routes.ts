import type { AdminRoute } from '#lib/admin/admin-route.ts';
import { messageRoutes } from './message-routes.ts';
import { personRoutes } from './person-routes.ts';
import { selectionRoutes } from './selection-routes.ts';

/** Every form and download of the inbox. */
export const inboxRoutes: AdminRoute[] = [...selectionRoutes, ...personRoutes, ...messageRoutes];
