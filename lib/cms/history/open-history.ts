import type { AdminRoute } from '#lib/admin/admin-route.ts';
import { provideSite } from '#lib/site.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { CmsFailure } from '../protocol/cms-failure.ts';
import { entryView } from './entry-view.ts';
import { historyRoutes } from './history-routes.ts';
import { recentView } from './recent-view.ts';

/** Opens the history of the content for its pages, and gives the forms that they send. */
export function openHistory(context: StudioContext): AdminRoute[] {
  provideSite({
    contentHistory: {
      async recent(page) {
        await context.catchUp();
        return recentView(context, page);
      },
      async entry(query, locale) {
        await context.catchUp();
        return entryView(context, query, locale).catch((error: unknown) => {
          // No content file has such a path, so it has no history either.
          if (error instanceof CmsFailure && error.status === 400) return null;
          throw error;
        });
      },
    },
  });
  return historyRoutes(context);
}
