import { pageState } from '#lib/page-state.ts';
import type { PageMakers } from './store.ts';

/** The pages of a draft, where the request is for its preview. */
export const draftPages = pageState<PageMakers>('draft');
