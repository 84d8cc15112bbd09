import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, onTestFinished, test, vi } from 'vitest';
import { type TestClone, type TestRemote, testRemote } from '#tests/doubles/remote.ts';
import { save } from '#tests/doubles/repository.ts';
import { findSshd } from '#tools/lab/find-sshd.ts';
import { type GitHttpsServer, startGitHttpsServer } from '#tools/lab/git-https-server.ts';
import { type SshServer, startSshServer } from '#tools/lab/ssh-server.ts';
import { openRemote, type Remote } from './remote.ts';

const page = 'content/pages/es/inicio.md';
const within = { milliseconds: 20_000 };
const password = 'hunter2/ñ&x';
const who = `ada:${encodeURIComponent(password)}`;
const failed = (reason: 'unreachable' | 'refused', words: RegExp) => ({
  failure: { kind: 'remote', reason, detail: expect.stringMatching(words) },
});

/** A repository, two clones of it, and it as the first of them sees it at an address. */
async function share(addressOf: (remote: TestRemote) => string) {
  const remote = await testRemote({ [page]: 'uno\n' });
  const [one, two] = [await remote.clone(), await remote.clone()];
  const address = addressOf(remote);
  const seen = openRemote(one.repository.place, { address, branch: 'main' });
  return { remote, one, two, address, seen };
}

/** Commits by hand; gives the commit. */
async function commitHere({ git, write }: TestClone, text: string): Promise<string> {
  await write(page, `${text}\n`);
  git('commit', '-qam', text);
  return git('rev-parse', 'HEAD');
}

async function refuseAll({ bare }: TestRemote): Promise<void> {
  const hook = join(bare, 'hooks', 'pre-receive');
  await writeFile(hook, '#!/bin/sh\necho this branch is protected >&2\nexit 1\n');
  await chmod(hook, 0o755);
}

/** What any way to a remote has to be able to do. */
async function tryEverything({ remote, one, two, address, seen }: Awaited<ReturnType<typeof share>>) {
  const start = remote.git('rev-parse', 'main');
  expect(await seen.head(within)).toBe(start);
  expect(await seen.fetch(within)).toBe(start);
  const pushed = await commitHere(one, 'dos');
  expect(await seen.push(pushed, within)).toBe('pushed');
  expect(remote.git('rev-parse', 'main')).toBe(pushed);
  const late = openRemote(two.repository.place, { address, branch: 'main' });
  expect(await late.push(await commitHere(two, 'tres'), within)).toBe('moved');
  expect(await late.fetch(within)).toBe(pushed);
  await refuseAll(remote);
  await expect(seen.push(await commitHere(one, 'cuatro'), within)).rejects.toMatchObject(
    failed('refused', /this branch is protected/),
  );
  expect(remote.git('rev-parse', 'main')).toBe(pushed);
}

/** Runs something and looks meanwhile at what any user of the machine sees of it; the words of its failure. */
async function watch(work: Promise<unknown>): Promise<{ processes: string; words: string }> {
  let processes = '';
  const timer = setInterval(() => {
    processes += execFileSync('ps', ['-eo', 'args', '-ww'], { encoding: 'utf8' });
  }, 100);
  const words = await work.then(String, (error) => `${error.message} ${JSON.stringify(error.failure)}`);
  clearInterval(timer);
  return { processes, words };
}

/** Milliseconds until a push to a remote fails, and that it says that the remote is out of reach. */
async function timeOf(seen: Remote, commit: string, milliseconds: number): Promise<number> {
  const started = performance.now();
  await expect(seen.push(commit, { milliseconds })).rejects.toMatchObject(failed('unreachable', /./));
  return performance.now() - started;
}

/** A port of which whoever connects hears nothing. */
async function silentPort(): Promise<{ port: number; connections: () => Promise<number> }> {
  const server = createServer((socket) => socket.on('error', () => {}).resume()).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  return { port: (server.address() as AddressInfo).port, connections };
}

describe('a remote over HTTPS', () => {
  /** With the site's operator trusting its certificate. */
  async function serve(said?: string) {
    let server: GitHttpsServer | null = null;
    const folder = await mkdtemp(join(tmpdir(), 'https-'));
    const shared = await share(({ bare }) => bare);
    server = await startGitHttpsServer(dirname(shared.remote.bare), who);
    const stop = server.stop;
    onTestFinished(async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
      vi.unstubAllEnvs();
    });
    vi.stubEnv('GIT_SSL_CAINFO', server.certificate);
    vi.stubEnv('HOME', folder);
    const address = server.addressOf(basename(shared.remote.bare), said);
    const seen = openRemote(shared.one.repository.place, { address, branch: 'main' });
    return { ...shared, address, seen, server, home: folder };
  }

  it('does all that one on the disk does', async () => {
    const site = await serve();
    await tryEverything(site);
    const repository = await site.two.open({ remote: site.address });
    site.two.git('reset', '-q', '--hard', 'HEAD~1');
    expect(await repository.follow()).toMatchObject({ outcome: 'moved' });
  });

  it('shows its password to nobody: not in words, not in the list of processes, not in a file', async () => {
    const { seen, server, one, home } = await serve();
    vi.stubEnv('GIT_TRACE_CURL', '1');
    await writeFile(join(home, '.gitconfig'), '[credential]\n\thelper = store\n');
    server.behave('hangs');
    const { processes, words } = await watch(
      seen.push(await commitHere(one, 'dos'), { milliseconds: 3_000 }),
    );
    expect(processes).toContain('git push');
    expect(processes).toContain('remote-https');
    for (const secret of ['hunter2', encodeURIComponent(password)]) {
      expect(processes).not.toContain(secret);
      expect(words).not.toContain(secret);
    }
    server.behave('answers');
    expect(await seen.push(one.git('rev-parse', 'HEAD'), within)).toBe('pushed');
    expect(execFileSync('ls', ['-A', home], { encoding: 'utf8' })).toBe('.gitconfig\n');
  });

  it('tells its password to no other host that it is led to', async () => {
    const heard: string[] = [];
    const other = createHttpServer((request, response) => {
      heard.push(request.headers.authorization ?? 'nothing');
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const elsewhere = `http://localhost:${(other.address() as AddressInfo).port}`;
    const leading = createHttpServer((request, response) => {
      response.writeHead(302, { location: elsewhere + request.url }).end();
    }).listen(0, '127.0.0.1');
    await once(leading, 'listening');
    onTestFinished(() => void leading.close());
    const { port } = leading.address() as AddressInfo;
    const { seen } = await share(() => `http://${who}@127.0.0.1:${port}/site.git`);
    await expect(seen.head(within)).rejects.toMatchObject({ failure: { reason: 'unreachable' } });
    // It was led there, and had nothing to say.
    expect(heard.length).toBeGreaterThan(0);
    expect(heard.filter((each) => each !== 'nothing')).toEqual([]);
  });

  it('says that a password is wrong, and asks nobody for another', async () => {
    const { seen, one } = await serve('ada:wrong-one');
    const { words } = await watch(seen.push(await commitHere(one, 'dos'), within));
    expect(words).toMatch(/unreachable.*(?:Authentication failed|could not read)/s);
    expect(words).not.toContain('wrong-one');
  });

  it('takes a password from the operator’s own helper where the address has none', async () => {
    const { one, server, remote, home } = await serve();
    await writeFile(
      join(home, '.gitconfig'),
      `[credential]\n\thelper = "!printf 'password=%s\\\\n' '${password}' #"\n`,
    );
    const address = server.addressOf(basename(remote.bare), 'ada');
    const seen = openRemote(one.repository.place, { address, branch: 'main' });
    expect(await seen.push(await commitHere(one, 'dos'), within)).toBe('pushed');
  });

  it('says that somebody who may read may not push', async () => {
    const { seen, server, one } = await serve();
    server.behave('forbids');
    await expect(seen.push(await commitHere(one, 'dos'), within)).rejects.toMatchObject(
      failed('refused', /403/),
    );
  });

  it('believes no certificate that nobody has vouched for', async () => {
    const { seen } = await serve();
    vi.stubEnv('GIT_SSL_CAINFO', undefined);
    await expect(seen.head(within)).rejects.toMatchObject(failed('unreachable', /certificate/));
  });

  it('that hangs, or is gone, is given up in time', async () => {
    const { seen, server, one, remote } = await serve();
    const commit = await commitHere(one, 'dos');
    server.behave('hangs');
    expect(await timeOf(seen, commit, 3_000)).toBeLessThan(15_000);
    server.behave('swallows');
    expect(await seen.push(commit, { milliseconds: 6_000 })).toBe('pushed');
    expect(remote.git('rev-parse', 'main')).toBe(commit);
    await server.stop();
    expect(await timeOf(seen, await commitHere(one, 'tres'), 30_000)).toBeLessThan(15_000);
  });
});

const withSsh = test.skipIf(isWithoutSsh());

describe('a remote over SSH', () => {
  let server: SshServer | null = null;
  const readOnly: SshServer[] = [];
  afterAll(() => Promise.all([server, ...readOnly].map((each) => each?.stop())));

  beforeEach(async () => {
    if (isWithoutSsh()) return;
    server ??= await startSshServer();
    vi.stubEnv('GIT_SSH_COMMAND', server.command);
    vi.stubEnv('SSH_AUTH_SOCK', '');
    onTestFinished(() => void vi.unstubAllEnvs());
  });
  const overSsh = () => share(({ bare }) => server?.addressOf(bare) ?? '');

  withSsh('does all that one on the disk does', async () => tryEverything(await overSsh()));

  withSsh('is reached with the command in git’s settings as well', async () => {
    const { seen, one } = await overSsh();
    vi.stubEnv('GIT_SSH_COMMAND', undefined);
    one.git('config', 'core.sshCommand', server?.command ?? '');
    expect(await seen.push(await commitHere(one, 'dos'), within)).toBe('pushed');
  });

  withSsh('whose key is not known is not believed, and nobody is asked', async () => {
    const { seen, one } = await overSsh();
    const command = `ssh -i ${server?.folder}/user -o IdentitiesOnly=yes -o UserKnownHostsFile=/dev/null`;
    vi.stubEnv('GIT_SSH_COMMAND', command);
    const unknown = failed('unreachable', /Host key verification failed/);
    await expect(seen.head(within)).rejects.toMatchObject(unknown);
    vi.stubEnv('GIT_SSH_COMMAND', undefined);
    one.git('config', 'core.sshCommand', command);
    await expect(seen.head(within)).rejects.toMatchObject(unknown);
  });

  withSsh('that does not know our key says so', async () => {
    const { seen, one } = await overSsh();
    const known = `${server?.folder}/known`;
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(one.root, 'stranger')]);
    const stranger = `ssh -i ${one.root}/stranger -o IdentitiesOnly=yes -o UserKnownHostsFile=${known}`;
    vi.stubEnv('GIT_SSH_COMMAND', stranger);
    await expect(seen.push(one.git('rev-parse', 'HEAD'), within)).rejects.toMatchObject(
      failed('unreachable', /Permission denied/),
    );
  });

  withSsh('with a key that may only read says that it may not push', async () => {
    const forced =
      'case $SSH_ORIGINAL_COMMAND in git-upload-pack*) eval $SSH_ORIGINAL_COMMAND;; *) echo ERROR: This key is marked as read only >&2; exit 1;; esac';
    const reader = await startSshServer({ forced });
    readOnly.push(reader);
    vi.stubEnv('GIT_SSH_COMMAND', reader.command);
    const { seen, one } = await share(({ bare }) => reader.addressOf(bare));
    await expect(seen.push(await commitHere(one, 'dos'), within)).rejects.toMatchObject(
      failed('refused', /read only/),
    );
  });

  withSsh('that hangs, or is gone, is given up in time, and no process stays', async () => {
    const { one } = await overSsh();
    const { port, connections } = await silentPort();
    const at = (place: string) =>
      openRemote(one.repository.place, { address: `ssh://ada@127.0.0.1:${place}`, branch: 'main' });
    const commit = await commitHere(one, 'dos');
    expect(await timeOf(at(`${port}/site.git`), commit, 3_000)).toBeLessThan(15_000);
    await expect.poll(connections).toBe(0);
    expect(await timeOf(at('9/site.git'), commit, 30_000)).toBeLessThan(15_000);
    const repository = await one.open({ remote: `ssh://ada@127.0.0.1:${port}/site.git` });
    expect(await save(repository, { [page]: 'tres\n' })).toMatchObject({
      ok: false,
      failure: { kind: 'remote', reason: 'unreachable' },
    });
  });
});

/** Where it is missing and nobody may install it. */
function isWithoutSsh(): boolean {
  try {
    return findSshd() === '';
  } catch (error) {
    console.warn(`The tests over SSH are left out: ${error instanceof Error ? error.message : error}`);
    return true;
  }
}
