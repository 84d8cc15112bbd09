import { pageState } from '#lib/page-state.ts';

/** Path and query of the page below `/admin` that is being rendered: where signing in leads back to. */
export const adminAddress = pageState<string>('admin-address');
