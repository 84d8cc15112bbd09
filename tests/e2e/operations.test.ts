import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '#tools/lab/postgres.ts';
import { launchServer, type ServerProcess, startServer } from '#tools/lab/server-process.ts';
import { addPerson, dataDir, password, sendMessages } from './admin.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const ada = { email: 'ada@example.org', name: 'Ada Ruiz', role: 'admin', locale: 'es' } as const;
const marker = 'Zanahoria77';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operations-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Sends bytes as they are; `text` is what has come back so far. */
function open({ origin }: ServerProcess, bytes: string) {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  const answer = { text: '', isClosed: false, send: (more: string) => socket.write(more) };
  socket.setEncoding('utf8').on('data', (part: string) => {
    answer.text += part;
  });
  socket.on('close', () => {
    answer.isClosed = true;
  });
  socket.on('error', () => {});
  socket.write(bytes);
  return answer;
}

function signIn(origin: string, secret: string): Promise<Response> {
  return fetch(`${origin}/admin/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams({ email: ada.email, password: secret, by: 'password', next: '/admin/inbox' }),
  });
}

function lines(server: ServerProcess): Record<string, unknown>[] {
  return server
    .output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('a running process', () => {
  let site: SiteCopy;
  beforeAll(async () => {
    const env = { LOG_LEVEL: 'debug', METRICS_TOKEN: 'a-token-of-the-tests', TRUSTED_PROXIES: '127.0.0.2' };
    site = await startSiteCopy({ env });
    addPerson(site, ada);
  });
  afterAll(() => site?.stop());

  it('logs what was done, and nothing that anybody typed', async () => {
    const mark = (name: string) => `${marker} ${name}`;
    await sendMessages(site, [
      {
        ...{ locale: 'es', name: mark('name'), email: `${marker}@example.org`, message: mark('message') },
        organization: mark('organization'),
      },
    ]);
    const form = new FormData();
    form.set('name', mark('again'));
    form.set('attachments', new Blob([marker]), `${marker}.exe`);
    await fetch(`${site.origin}/es/contacto`, {
      method: 'POST',
      body: form,
      headers: { origin: site.origin },
    });
    await signIn(site.origin, `${marker} is wrong`);
    for (const path of [
      `/es/${marker}?q=${marker}`,
      `/admin/people/${marker}`,
      `/preview/${marker}${marker}`,
    ])
      await fetch(site.origin + path, { headers: { 'user-agent': marker, referer: `http://x/${marker}` } });
    // An address that cannot be one is the shortest way to an error that nobody expects.
    const failed = open(site, `GET http://[${marker} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await expect.poll(() => failed.text).toContain('HTTP/1.1 500');
    await expect.poll(() => site.output()).toContain('"Invalid URL"');
    expect(site.output()).not.toContain(marker);
    expect(site.output()).not.toContain(ada.email);
    const requests = lines(site).filter(({ msg }) => msg === 'request');
    expect(requests).toContainEqual(
      expect.objectContaining({ method: 'POST', kind: 'form', route: '/es/contacto', status: 303 }),
    );
    expect(requests).toContainEqual(expect.objectContaining({ kind: 'private', route: '/preview/:key' }));
    expect(requests).toContainEqual(expect.objectContaining({ kind: 'not-found', status: 404 }));
    expect(new Set(requests.map(({ id }) => id)).size).toBe(requests.length);
  });

  it('is where the command that adds an editor leads to, without being told the port', () => {
    const env = { ...process.env, DATA_DIR: dataDir(site), SITE_URL: '', PORT: '' };
    const words = ['scripts/editor.ts', 'add', 'eva@example.org'];
    const printed = execFileSync(process.execPath, words, { env, encoding: 'utf8' });
    expect(printed).toContain(`${site.origin}/admin/sign-in/password/`);
  });

  it('believes no request id that comes from a stranger', async () => {
    const answer = await fetch(`${site.origin}/es`, { headers: { 'x-request-id': 'invented-by-me' } });
    expect(answer.headers.get('x-request-id')).toMatch(/^\w{8}-\w+$/);
  });

  it('tells strangers one word for each part, and insiders the numbers', async () => {
    const ask = (path: string, headers: Record<string, string> = {}) =>
      fetch(site.origin + path, { headers });
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    const told = await (await ask('/api/health', proxied)).json();
    expect(told).toEqual({
      ...{ status: 'ok', database: 'ok', content: 'ok', page: 'ok', git: 'ok', disk: 'ok' },
      ...{ clock: 'ok', mail: 'not-set-up', remote: 'not-set-up', version },
    });
    const { detail } = await (await ask('/api/health')).json();
    expect(detail).toMatchObject({ git: { branch: 'main', uncommitted: 0 }, database: { engine: 'sqlite' } });
    expect((await ask('/api/metrics', proxied)).status).toBe(404);
    expect((await ask('/api/metrics', { ...proxied, authorization: 'Bearer a wrong one' })).status).toBe(404);
    const asked = { ...proxied, authorization: 'Bearer a-token-of-the-tests' };
    const numbers = await (await ask('/api/metrics', asked)).text();
    expect(numbers).toMatch(/^site_request_seconds_count\{kind="form",status="3xx"\} 1$/m);
    expect(numbers).toMatch(/^site_messages\{status="\w+"\} 1$/m);
    expect(numbers).toMatch(/^site_render_seconds_count\{outcome="fine"\} [1-9]/m);
    expect(numbers).toMatch(/^site_database_up 1$/m);
    expect(numbers).not.toContain(marker);
  });
});

describe('a process that is asked to stop', () => {
  const late = 'POST /es/contacto HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n';
  const form = 'Content-Type: application/x-www-form-urlencoded\r\n\r\nna';

  it('says so first, answers what is under way, and ends with 0', async () => {
    const site = await startSiteCopy({ env: { STOP_DELAY: '1500' } });
    const idle = open(site, 'GET /es HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const silent = open(site, '');
    const slow = open(site, late + form);
    await expect.poll(() => idle.text).toContain('</html>');
    process.kill(site.pid, 'SIGTERM');
    await expect.poll(() => site.output()).toContain('"stopping"');
    const health = await fetch(`${site.origin}/api/health`);
    expect([health.status, (await health.json()).status]).toEqual([503, 'stopping']);
    expect(health.headers.get('connection')).toBe('close');
    expect((await fetch(`${site.origin}/es`)).status).toBe(200);
    await expect.poll(() => idle.isClosed).toBe(true);
    await expect(fetch(`${site.origin}/es`)).rejects.toThrow();
    expect(site.state()).toMatch(/^runs/);
    slow.send('me=x');
    await expect.poll(() => slow.text).toContain('</html>');
    await expect.poll(() => site.state()).toMatch(/^ended with 0/);
    expect(await readdir(dataDir(site))).not.toContain('running-at');
    expect(silent.isClosed).toBe(true);
    await site.stop();
  });

  it('twice ends at once', async () => {
    const site = await startSiteCopy();
    open(site, late + form);
    await wait(200);
    process.kill(site.pid, 'SIGTERM');
    await expect.poll(() => site.output()).toContain('"stopping"');
    process.kill(site.pid, 'SIGTERM');
    await expect.poll(() => site.state()).toMatch(/^ended with 1/);
    await site.stop();
  });
});

describe('a start that cannot be', () => {
  async function outputOf(env: Record<string, string>): Promise<string> {
    const server = await launchServer({
      env: { LC_ALL: 'en_GB.UTF-8', DATA_DIR: join(folder, 'data'), ...env },
    });
    await expect(server.ready).rejects.toThrow('ended with 1');
    expect(server.output()).not.toMatch(/^\s+at /m);
    return server.output();
  }

  it('because of the data folder or the content says which, and what to do', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await outputOf({ DATA_DIR: join(file, 'data') })).toMatch(
      /file\/data cannot be written.*DATA_DIR/,
    );
    const bare = join(folder, 'bare');
    execFileSync('git', ['init', '-q', '--bare', bare]);
    expect(await outputOf({ CONTENT_DIR: bare })).toMatch(/Nothing can be published from .*CONTENT_DIR/s);
  });

  it('because of the database says why, and what to do', async () => {
    const newer = join(folder, 'newer');
    await mkdir(newer);
    const file = new Sqlite(join(newer, 'site.db'));
    file.exec(
      "create table migration (name text, run_at int); insert into migration values ('2099_later', 1)",
    );
    file.close();
    expect(await outputOf({ DATA_DIR: newer })).toMatch(/newer version .*npm run restore/);
  });

  it('because Postgres lets nobody in says so; one that is away is waited for', async () => {
    const postgres = await startPostgres();
    const elsewhere = Object.assign(new URL(postgres.url), {
      pathname: '/nothing',
      password: 'hunter2',
    }).href;
    const refused = await outputOf({ DATABASE_URL: elsewhere });
    await postgres.stop();
    expect(refused).toMatch(/does not let us in \(3D000\).*DATABASE_URL/);
    expect(refused).not.toContain('hunter2');
    const waiting = await launchServer({
      env: { DATA_DIR: join(folder, 'data'), DATABASE_URL: postgres.url },
    });
    await expect.poll(() => waiting.output()).toMatch(/does not answer yet|todavía no responde/);
    await waiting.kill();
  });
});

describe('a machine that was lost', () => {
  it('comes back whole from its backup', async () => {
    const old = await startSiteCopy();
    const root = dirname(old.contentDir);
    addPerson(old, ada);
    const message = 'Una asamblea en el barrio, ¿cómo empezar?';
    await sendMessages(old, [{ locale: 'es', name: 'Núria', email: 'nuria@example.org', message }]);
    const clone = join(folder, 'clone');
    execFileSync('git', ['clone', '-q', root, clone]);
    await appendFile(join(old.contentDir, 'services/es/train-the-trainers.md'), '\nPublicado después.\n');
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
    execFileSync('git', [...who, 'commit', '-qam', 'Publicar'], { cwd: root });
    const run = (script: string, env: Record<string, string>) =>
      promisify(execFile)(process.execPath, [`scripts/${script}.ts`, join(folder, 'backups')], {
        env: { ...process.env, ...env },
      });
    const media = join(root, 'media');
    await run('backup', { CONTENT_DIR: old.contentDir, MEDIA_DIR: media, DATA_DIR: dataDir(old) });
    await old.kill();
    await rm(root, { recursive: true });

    const env = {
      CONTENT_DIR: join(clone, 'content'),
      MEDIA_DIR: join(clone, 'media'),
      DATA_DIR: join(folder, 'restored'),
    };
    const { stdout } = await run('restore', env);
    expect(stdout).toMatch(/1 (?:mensaje|message)\b.*1 (?:cuenta|account)\b/);
    const site = await startServer({ env });
    const page = await (await fetch(`${site.origin}/es/servicios/train-the-trainers`)).text();
    const session = await signIn(site.origin, password);
    const cookie = session.headers
      .getSetCookie()
      .map((whole) => whole.split(';')[0])
      .join('; ');
    const inbox = await (
      await fetch(`${site.origin}/admin/inbox?status=all`, { headers: { cookie } })
    ).text();
    await site.stop();
    expect(page).toContain('Publicado después.');
    expect(session.status).toBe(303);
    expect(inbox).toContain('Núria');
  });
});
