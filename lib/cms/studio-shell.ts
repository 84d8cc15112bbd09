import { adminSections } from '#lib/admin/admin-sections.ts';
import { mayActAs, type Person } from '#lib/auth/session.ts';
import { studioWords, translator } from '#lib/i18n/translate.ts';
import type { StudioConfig } from './config/studio-field.ts';
import type { StudioManifest } from './studio-files.ts';
import type { StudioStart } from './studio-start.ts';

/** What stands on the page before Decap is there. */
export interface StudioShell {
  manifest: StudioManifest;
  person: Person;
  admins: StudioStart['admins'];
  /** Messages that nobody has read. */
  unread: number;
  config: StudioConfig;
  blocks: readonly string[];
}

/** The page of the studio: a bar that works without a script, and the place where Decap goes. */
export function studioShell({ manifest, person, admins, unread, config, blocks }: StudioShell): string {
  const { name, email, role, locale } = person;
  const t = translator(locale);
  const start: StudioStart = {
    person: { name, email, role, locale },
    admins,
    config,
    blocks,
    words: studioWords(locale),
  };
  const news =
    unread > 0 ? ` <span class="studio-count">${t('studio.unread', { count: unread })}</span>` : '';
  const sections = adminSections.filter((section) => mayActAs(role, section.role));
  const links = [
    ...sections.map(({ name: section, href }) => {
      const current = section === 'studio' ? ' aria-current="page"' : '';
      return `<a href="${href}"${current}>${t(`admin.sections.${section}`)}${section === 'inbox' ? news : ''}</a>`;
    }),
    `<a href="/${locale}">${t('admin.site')}</a>`,
  ];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${t('studio.title')} · Platoniq</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/admin/studio/${manifest.style}">
<script src="/admin/studio/${manifest.script}" defer></script>
</head>
<body>
<header class="studio-bar" aria-label="${t('studio.title')}">
<h1 class="studio-heading">${t('studio.title')}</h1>
<a class="studio-home" href="/admin"><img src="/icon.svg" alt="" width="24" height="24">Platoniq</a>
<nav aria-label="${t('admin.menu')}"><ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul></nav>
<form method="post" action="/admin/sign-out"><span>${asText(name || email)}</span><button type="submit">${t('admin.signOut')}</button></form>
</header>
<div id="nc-root"><p class="studio-loading">${t('studio.loading')}</p></div>
<noscript><p class="studio-loading">${t('studio.noScript')}</p></noscript>
<script type="application/json" id="studio-start">${json(start)}</script>
</body>
</html>
`;
}

function asText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** JSON that cannot end the element in which it stands. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
