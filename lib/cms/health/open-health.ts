import type { AdminRoute } from '#lib/http/admin-route.ts';
import type { StudioContext } from '../studio-context.ts';
import { createCheckReports } from './check-report.ts';
import { checkOffThread } from './check-thread.ts';
import { contentHealth } from './content-health.ts';
import { fixPreview } from './fix-preview.ts';
import { healthRoutes } from './health-routes.ts';
import { healthView } from './health-view.ts';

/** Opens the health of the content for its pages, and gives the forms that they send. */
export function openHealth(
  context: StudioContext,
  { blocksDir, onFailure }: { blocksDir: string; onFailure: (key: string, error: unknown) => void },
): AdminRoute[] {
  const reports = createCheckReports({
    check: () => checkOffThread(context, blocksDir),
    content: context.content,
    onFailure: (error) => onFailure('/admin/health', error),
  });
  contentHealth.provide({
    async view(query, locale) {
      const report = await reports.latest();
      return report && healthView(context, report, { query, locale });
    },
    async preview(code, locale) {
      const report = await reports.latest();
      return fixPreview(context, report?.problems ?? [], { code, locale });
    },
  });
  return healthRoutes(context, reports);
}
