import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openInDecap, type Served } from '#tests/doubles/decap.ts';
import { post, testStudio } from '#tests/doubles/studio.ts';

const id = 'services/es/asambleas.md';
const path = `content/${id}`;
const text = '---\nlayout: service\ntitle: Asambleas\nslug: asambleas\n---\nTexto.\n';

describe('the door', () => {
  it('lets in only who has signed in, from this site, with JSON and the header', async () => {
    const studio = await testStudio({ [id]: text });
    const { cookie } = await studio.editor('ada@example.org');
    const ask = async (headers: Record<string, string | undefined>) => {
      const { status, body } = await post(studio.origin, headers, { action: 'getEntry', params: { path } });
      return [status, body.code];
    };
    expect(await ask({ cookie })).toEqual([200, undefined]);
    // Programs name no origin.
    expect(await ask({ cookie, origin: undefined })).toEqual([200, undefined]);
    expect(await ask({})).toEqual([401, 'signed-out']);
    expect(await ask({ cookie: cookie.replace(/=[^;]{8}/, '=12345678') })).toEqual([401, 'signed-out']);
    expect(await ask({ cookie, origin: 'https://evil.example' })).toEqual([403, 'not-ours']);
    expect(await ask({ cookie, origin: 'null' })).toEqual([200, undefined]);
    expect(await ask({ cookie, origin: undefined, 'sec-fetch-site': 'cross-site' })).toEqual([
      403,
      'not-ours',
    ]);
    expect(await ask({ cookie, 'x-cms': undefined })).toEqual([403, 'not-ours']);
    expect(await ask({ cookie, 'content-type': 'text/plain' })).toEqual([403, 'not-ours']);
    expect(await ask({ cookie, 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
      403,
      'not-ours',
    ]);
    expect((await fetch(`${studio.origin}/api/cms`)).status).toBe(405);
  });

  it('closes when the session has ended, in the language of the browser, and nothing is written', async () => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org');
    const dataFiles = await openInDecap(ada, [path], { fields: { title: 'Otro' } });
    await sql`update "session" set "expiresAt" = '2026-01-01T00:00:00.000Z'`.execute(studio.database.db);
    const headers = { cookie: ada.cookie, 'accept-language': 'en' };
    const { status, body } = await post(studio.origin, headers, {
      action: 'persistEntry',
      params: { dataFiles },
    });
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'signed-out' });
    expect(body.error).toMatch(/sign in/i);
    expect(studio.commits()).toBe(1);
  });
});

describe('a request', () => {
  it.each([
    ['{', 400, 'unreadable'],
    ['[]', 400, 'unknown-action'],
    [{ action: 'toString', params: {} }, 400, 'unknown-action'],
    [{ action: 'getEntry', params: {} }, 400, 'unreadable'],
    [{ action: 'persistEntry', params: { dataFiles: [{ path, raw: 7 }] } }, 400, 'unreadable'],
    [JSON.stringify({ action: 'getEntry', params: { path: 'x'.repeat(13_000_000) } }), 413, 'unreadable'],
  ])('$0 is answered with words and $1', async (request, status, code) => {
    const studio = await testStudio({ [id]: text });
    const { cookie } = await studio.editor('ada@example.org');
    const answer = await post(studio.origin, { cookie }, request);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.body.error).toMatch(/\p{L}/u);
    expect(studio.failures).toEqual([]);
  });
});

describe('a path', () => {
  const outside = [
    'content/../package.json',
    'content/services/es/../../../.git/config.md',
    'content/services/es/..\\..\\x.md',
    'content/services/es/x\0.md',
    'content/.git/hooks/x.md',
    'content/services/es/.hidden.md',
    'content//services/es/x.md',
    'content/services/es/x.html',
    'content/unknown/es/x.md',
    '/etc/passwd.md',
    'services/es/x.md',
    'content/services/es/x.md/../../../../y.md',
    'content/services/es/x\u202e.md',
    '.',
    '',
  ];
  const raw = '---\nlayout: service\ntitle: X\n---\nX.\n';

  it.each(outside)('%j is neither read, written, deleted nor restored', async (bad) => {
    const studio = await testStudio({ [id]: text });
    const ada = await studio.editor('ada@example.org');
    const tries = [
      ['getEntry', { path: bad }],
      ['entriesByFiles', { files: [{ path: bad }] }],
      ['persistEntry', { dataFiles: [{ path: bad, raw }] }],
      ['persistEntry', { dataFiles: [{ path, newPath: bad, raw }] }],
      ['deleteFiles', { paths: [path, bad] }],
      ['history', { path: bad }],
      ['restore', { path: bad, commit: studio.repository.git('rev-parse', 'HEAD') }],
    ] as const;
    for (const [action, params] of tries) {
      const { status } = await ada.ask<Served>(action, params);
      expect(`${action} ${status}`).toBe(`${action} 400`);
    }
    expect(studio.commits()).toBe(1);
    expect(studio.repository.git('status', '--porcelain')).toBe('');
    // Each of them is told to whoever runs the site.
    expect(studio.failures).toHaveLength(tries.length);
  });
});

describe('a path at which no plain file stands', () => {
  it('is asked for in vain, in words, and nothing behind it is told', async () => {
    const studio = await testStudio({ [id]: text });
    const { contentDir } = studio.repository.options;
    const folder = join(contentDir, 'services/es');
    await symlink('asambleas.md', join(folder, 'enlace.md'));
    await symlink('vuelta.md', join(folder, 'vuelta.md'));
    await mkdir(join(folder, 'carpeta.md'));
    execFileSync('mkfifo', [join(folder, 'tubo.md')]);
    await studio.content.refresh(
      ['enlace', 'vuelta', 'carpeta', 'tubo'].map((name) => `services/es/${name}.md`),
    );
    const ada = await studio.editor('ada@example.org');
    const commit = studio.repository.git('rev-parse', 'HEAD');
    for (const name of ['enlace', 'vuelta', 'carpeta', 'tubo']) {
      const at = { path: `content/services/es/${name}.md` };
      expect((await ada.ask<Served>('getEntry', at)).body.data).toBeNull();
      for (const [action, params] of [
        ['history', at],
        ['restore', { ...at, commit }],
        ['persistEntry', { dataFiles: [{ ...at, raw: text.replace('slug: asambleas', 'slug: otra') }] }],
      ] as const) {
        const { status, body } = await ada.ask(action, params);
        expect([name, action, status, body.code]).toEqual([name, action, 400, 'path']);
      }
    }
    expect(studio.commits()).toBe(1);
  });
});
