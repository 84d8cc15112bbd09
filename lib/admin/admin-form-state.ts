import { pageState } from '#lib/page-state.ts';
import type { AdminFormState } from './admin-route.ts';

/** What a form below `/admin` was sent with and what is wrong with it, for the page that shows it again. */
export const adminFormState = pageState<AdminFormState>('admin-form');
