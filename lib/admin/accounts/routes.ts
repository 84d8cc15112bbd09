import type { AdminRoute } from '#lib/admin/admin-route.ts';
import { accountRoutes } from './account-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** Every form of signing in, of one's account and of people. */
export const authRoutes: readonly AdminRoute[] = [...signInRoutes, ...accountRoutes, ...peopleRoutes];
