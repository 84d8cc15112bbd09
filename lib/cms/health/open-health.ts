import type { AdminRoute } from '#lib/admin/admin-route.ts';
import { pathKey } from '#lib/media/media-path.ts';
import { provideSite } from '#lib/site.ts';
import type { StudioContext } from '../context/studio-context.ts';
import type { CheckOrder } from './check-order.ts';
import { checkInProcess } from './check-process.ts';
import { createCheckReports } from './check-report.ts';
import { fixPreview } from './fix-preview.ts';
import { healthRoutes } from './health-routes.ts';
import { healthView } from './health-view.ts';
import { readReport } from './kept-report.ts';

export interface HealthOptions extends Pick<CheckOrder, 'blocksDir' | 'dataDir'> {
  /** Of the code, which what was found depends on. */
  fingerprint: () => Promise<string>;
  onFailure: (key: string, error: unknown) => void;
}

/** Opens the health of the content for its pages, and gives the forms that they send. */
export function openHealth(
  context: StudioContext,
  { blocksDir, dataDir, fingerprint, onFailure }: HealthOptions,
): AdminRoute[] {
  const { contentDir, siteUrl, media } = context;
  const place = async () => ({ dataDir, contentDir, fingerprint: await fingerprint() });
  const reports = createCheckReports({
    async check(onProgress) {
      const mediaKeys = new Set(Array.from(media.all(), ({ path }) => pathKey(path)));
      return checkInProcess({ ...(await place()), siteUrl, blocksDir, mediaKeys }, onProgress);
    },
    content: context.content,
    readKept: async () => readReport(await place()),
    onFailure: (error) => onFailure('/admin/health', error),
  });
  provideSite({
    contentHealth: {
      async view(query, locale) {
        const report = await reports.latest();
        return report && healthView(context, report, { query, locale });
      },
      progress: reports.progress,
      async preview(code, locale) {
        const report = await reports.latest();
        return fixPreview(context, report?.problems ?? [], { code, locale });
      },
    },
  });
  return healthRoutes(context, reports);
}
