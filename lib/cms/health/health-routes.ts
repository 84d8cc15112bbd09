import type { AdminAnswer, AdminRequest, AdminRoute } from '#lib/admin/admin-route.ts';
import { contentFile } from '#lib/content/content-file.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { isFixable } from '../fixes/find-fix.ts';
import { asRefusal } from '../protocol/as-refusal.ts';
import type { CheckReports } from './check-report.ts';
import { mostAtOnce } from './fix-preview.ts';
import { healthAddress, isCode, readHealthQuery } from './health-query.ts';
import { type MendRequest, mend } from './mend.ts';

/** The forms of `/admin/health`: one problem, or all of a kind. */
export function healthRoutes(context: StudioContext, reports: CheckReports): AdminRoute[] {
  async function run({ fields, session }: AdminRequest): Promise<AdminAnswer> {
    const request = readRequest(fields);
    if (!session || !request) return { kind: 'not-found' };
    await context.catchUp();
    const query = readHealthQuery(new URLSearchParams(fields.get('back') ?? ''));
    try {
      const fixed = await mend(context, request, session);
      reports.forget(fixed);
      const done = fixed.length > 0 ? { done: 'fixed', count: String(fixed.length) } : { done: 'gone' };
      return { kind: 'redirect', location: healthAddress(query, done) };
    } catch (error) {
      const refusal = asRefusal(error, translator(session.person.locale));
      if (!refusal) throw error;
      const form = { errors: { problems: refusal.message }, values: {} };
      return { kind: 'page', status: refusal.status, path: healthAddress(query), form };
    }
  }
  return [{ method: 'POST', path: '/admin/health/fix', role: 'editor', run }];
}

function readRequest(fields: URLSearchParams): MendRequest | null {
  const code = fields.get('code') ?? '';
  const files = [...new Set(fields.getAll('file'))].filter((id) => contentFile(id)).slice(0, mostAtOnce);
  if (!isCode(code) || !isFixable(code) || files.length === 0) return null;
  if (!fields.has('line')) return { code, files, place: null };
  const place = { line: Number(fields.get('line')), column: Number(fields.get('column')) };
  return { code, files, place };
}
