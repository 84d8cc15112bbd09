import type { AdminRequest, AdminRoute } from '#lib/admin/admin-route.ts';
import type { Session } from '#lib/auth/session.ts';
import type { ContentStore } from '#lib/content/store.ts';
import { site } from '#lib/site.ts';
import { readChoices } from './config/choices.ts';
import { studioConfig } from './config/studio-config.ts';
import { previewFrame } from './preview/preview-frame.ts';
import type { StudioFiles } from './studio-files.ts';
import { studioShell } from './studio-shell.ts';

/** What the studio's page is made of. */
export interface StudioParts {
  content: Pick<ContentStore, 'index' | 'peertubeHosts'>;
  files: StudioFiles;
  siteUrl: string;
  /** The names of the blocks that can be placed in a text. */
  blocks: readonly string[];
}

/** The page of the studio and the files that it loads: for people who have signed in only. */
export function studioRoutes(parts: StudioParts): AdminRoute[] {
  return [
    { method: 'GET', path: '/admin', role: 'editor', run: ({ session }) => showStudio(session, parts) },
    {
      method: 'GET',
      path: '/admin/studio/:file',
      role: 'editor',
      run: (request) => sendFile(request, parts.files),
    },
    previewFrame(() => parts.content.peertubeHosts()),
  ];
}

async function showStudio(session: Session | null, { content, files, siteUrl, blocks }: StudioParts) {
  const manifest = await files.manifest();
  if (!session || !manifest) return { kind: 'not-found' } as const;
  const { locale } = session.person;
  const choices = readChoices(content.index.all(), locale);
  const html = studioShell({
    manifest,
    person: session.person,
    admins: await admins(),
    blocks,
    unread: (await site('messages').list({})).unread,
    config: studioConfig({ locale, choices, blocks, siteUrl }),
  });
  const type = 'text/html; charset=utf-8';
  return { kind: 'studio', type, body: Buffer.from(html), isFile: false } as const;
}

async function admins() {
  const people = await site('authentication').people();
  return people.flatMap(({ role, name, email }) => (role === 'admin' ? [{ name, email }] : []));
}

async function sendFile({ request, params }: AdminRequest, files: StudioFiles) {
  const file = await files.read(params.file ?? '', String(request.headers['accept-encoding'] ?? ''));
  return file ? ({ kind: 'studio', ...file, isFile: true } as const) : ({ kind: 'not-found' } as const);
}
