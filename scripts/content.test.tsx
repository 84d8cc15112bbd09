import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Home } from '#components/pages/home.tsx';
import { Services } from '#components/pages/services.tsx';
import { openRepository } from '#lib/cms/git/open-repository.ts';
import { checkContent } from '#lib/content/check/check-content.ts';
import { localeCodes } from '#lib/i18n/locales.ts';
import { openMediaLibrary } from '#lib/media/library.ts';
import { openTestStore } from '#tests/doubles/page-store.ts';
import { save } from '#tests/doubles/repository.ts';
import { parseMarkup } from '#tests/markup.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'starter-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the command as somebody for whom git has no identity configured. */
function run(parameters: string[], more: Record<string, string> = {}) {
  const env = {
    ...{ PATH: process.env.PATH, HOME: '/nonexistent', LANG: 'en_GB.UTF-8', NODE_ENV: 'test' as const },
    ...more,
  };
  const script = join(process.cwd(), 'scripts', 'content.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
    encoding: 'utf8',
    env,
  });
  return { status, out: stdout, error: stderr };
}

type Site = Awaited<ReturnType<typeof init>>;

/** A repository made by the command, in a folder that is not there yet, with what opens it. */
async function init(...options: string[]) {
  const parent = await temporaryFolder();
  const folder = join(parent, 'own', 'site');
  const result = run(['init', folder, ...options]);
  const contentDir = join(folder, 'content');
  const mediaDir = join(folder, 'media');
  const git = (...words: string[]) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' }).trim();
  const media = await openMediaLibrary({ dir: mediaDir, cacheDir: join(parent, 'cache') });
  onTestFinished(() => media.close());
  return {
    ...{ folder, contentDir, mediaDir, git, result },
    async errors() {
      const found = await checkContent({
        ...{ contentDir, media, siteUrl: 'https://platoniq.example', blocksDir: 'components/blocks' },
        ...{ threads: 1, keepIn: null },
      });
      return found.filter(({ severity }) => severity === 'error');
    },
    async store() {
      const store = await openTestStore(contentDir, join(parent, 'data'), { media });
      onTestFinished(() => store.close());
      return store;
    },
  };
}

describe('npm run content -- init FOLDER', () => {
  it('makes settings and legal pages, says that there are no services, and leads to none', async () => {
    const site = await init();
    await expectSoundRepository(site);
    expect(await readdir(site.contentDir)).toEqual(['LICENSE.md', 'pages', 'settings']);
    const store = await site.store();
    for (const locale of localeCodes) {
      const [home, services] = [await store.homePage(locale), await store.listPage('services', locale, 1)];
      expect(services?.frame.footer).toHaveLength(4);
      const pages = [
        <Home key="home" page={home} />,
        services && <Services key="services" page={services} />,
      ];
      for (const page of pages) {
        const links = parseMarkup(renderToStaticMarkup(page)).values('a', 'href');
        const own = links.filter((href) => href.startsWith('/'));
        expect(own.filter((href) => !store.resolve(href.replace(/[?#].*/, '')))).toEqual([]);
        expect(own.filter((href) => /servic[^/]*[/#]./.test(href))).toEqual([]);
      }
      expect(renderToStaticMarkup(pages[1])).toMatch(/Todavía no hemos publicado|have not published/);
    }
  });

  it('makes a repository that is published to, uploads included', async () => {
    const { contentDir, mediaDir, git } = await init();
    const repository = await openRepository({
      ...{ contentDir, mediaDir, branch: null, report: () => {} },
      committer: { name: 'Site', email: 'web@example.org' },
    });
    const page = 'content/pages/es/aviso-legal.md';
    await save(repository, { [page]: '---\ntitle: Aviso\nslug: aviso-legal\n---\n', 'media/a.txt': 'a\n' });
    const published = git('show', '--name-only', '--format=%an').split('\n');
    expect(published).toEqual(['Ada Lovelace', '', page, 'media/a.txt']);
  });

  it('takes along, with --sample, the shipped entries and media', async () => {
    const site = await init('--sample');
    await expectSoundRepository(site);
    expect(await readdir(join(site.contentDir, 'services', 'es'))).toEqual(
      await readdir('content/services/es'),
    );
    expect(await readdir(site.mediaDir)).toEqual(await readdir('public/media'));
    expect((await (await site.store()).homePage('es')).featured.length).toBeGreaterThan(0);
  });

  it('leaves a folder alone in which something is, with words and 2', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'mine.txt');
    await writeFile(file, 'mine');
    expect(run(['init', folder])).toMatchObject({ status: 2, out: '', error: /is not empty/ });
    const spanish = run(['init', file], { LANG: 'es_ES.UTF-8' });
    expect(spanish).toMatchObject({ status: 2, out: '', error: /no es una carpeta/ });
    expect(await readdir(folder)).toEqual(['mine.txt']);
    expect(run(['init', folder, '--all'])).toMatchObject({ status: 2, error: /npm run content -- init/ });
  });

  it('leaves nothing where the repository cannot be made', async () => {
    const parent = await temporaryFolder();
    const failed = run(['init', join(parent, 'site')], { PATH: '/nonexistent' });
    expect(failed).toMatchObject({ status: 1, out: '', error: /could not be made: .*git/ });
    expect(await readdir(parent)).toEqual([]);
  });
});

async function expectSoundRepository({ contentDir, mediaDir, result, git, errors }: Site): Promise<void> {
  expect(result).toMatchObject({ status: 0, out: `CONTENT_DIR=${contentDir}\nMEDIA_DIR=${mediaDir}\n` });
  expect([git('status', '--porcelain'), git('rev-list', '--count', 'HEAD')]).toEqual(['', '1']);
  expect(git('branch', '--show-current')).toBe('main');
  expect(git('log', '-1', '--format=%an <%ae>')).toBe('Platoniq <web@localhost>');
  expect(await errors()).toEqual([]);
}
