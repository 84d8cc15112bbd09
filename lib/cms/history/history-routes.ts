import type { AdminAnswer, AdminRequest, AdminRoute } from '#lib/admin/admin-route.ts';
import type { Session } from '#lib/auth/session.ts';
import { translator } from '#lib/i18n/translate.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { pairEntries } from '../entries/pairing.ts';
import { historyAddress } from '../links/history-address.ts';
import { asRefusal } from '../protocol/as-refusal.ts';
import { restoreVersion } from '../publish/restore-version.ts';
import { undoPublish } from '../publish/undo-publish.ts';

/** The forms of `/admin/history`: take back a publish, give a document an earlier text. */
export function historyRoutes(context: StudioContext): AdminRoute[] {
  async function undo({ fields, session }: AdminRequest): Promise<AdminAnswer> {
    const commit = fields.get('commit') ?? '';
    await context.catchUp();
    return act(session, '/admin/history', '?done=undone', (by) => undoPublish(context, commit, by));
  }

  async function restore({ fields, session }: AdminRequest): Promise<AdminAnswer> {
    const path = fields.get('path') ?? '';
    const commit = fields.get('commit') ?? '';
    if (!path.startsWith('content/') || !/^[0-9a-f]{7,64}$/.test(commit)) return { kind: 'not-found' };
    const id = path.slice('content/'.length);
    await context.catchUp();
    // Restoring takes paths as the studio knows them.
    const studioPath = `content/${pairEntries(context.content.index.all()).studioId(id)}`;
    return act(session, historyAddress(id), '&done=restored', (by) =>
      restoreVersion(context, { path: studioPath, commit }, by),
    );
  }

  return [
    { method: 'POST', path: '/admin/history/undo', role: 'editor', run: undo },
    { method: 'POST', path: '/admin/history/restore', role: 'editor', run: restore },
  ];
}

async function act(
  session: Session | null,
  page: string,
  done: string,
  work: (session: Session) => Promise<unknown>,
): Promise<AdminAnswer> {
  if (!session) return { kind: 'not-found' };
  try {
    await work(session);
    return { kind: 'redirect', location: page + done };
  } catch (error) {
    const refusal = asRefusal(error, translator(session.person.locale));
    if (!refusal) throw error;
    return {
      kind: 'page',
      status: refusal.status,
      path: page,
      form: { errors: { versions: refusal.message }, values: {} },
    };
  }
}
