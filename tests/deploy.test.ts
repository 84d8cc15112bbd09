import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(path, 'utf8');
const manifest: { version: string; scripts: { start: string }; dependencies: { node: string } } = JSON.parse(
  read('package.json'),
);
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everything after `node ` of `npm start`. */
const startArguments = manifest.scripts.start.replace(/^node /, '');

describe('the image', () => {
  const dockerfile = read('deploy/docker/Dockerfile');

  it('has nothing that a linter objects to', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate(`${dockerfile}\nCOPPY a b\n`).length).toBeGreaterThan(0);
  });

  it('runs the Node of package.json with what “npm start” gives it, and not as root', () => {
    const versions = [...dockerfile.matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
    expect(versions).toEqual([manifest.dependencies.node, manifest.dependencies.node]);
    const [, command = '[]'] = /^CMD (\[.+\])$/m.exec(dockerfile) ?? [];
    expect(JSON.parse(command).join(' ')).toBe(`node ${startArguments}`);
    expect(dockerfile).toMatch(/^USER node$/m);
  });

  it('is made of what is there', () => {
    const [, entry = '[]'] = /^ENTRYPOINT (\[.+\])$/m.exec(dockerfile) ?? [];
    const scripts = [...dockerfile.matchAll(/node (scripts\/[\w-]+\.ts)/g)].map(([, path]) => path ?? '');
    expect(scripts).toEqual(['scripts/content.ts']);
    const named = [...JSON.parse(entry), ...scripts, 'package.json', 'package-lock.json'];
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('hands secrets over as variables', () => {
    const script = read('deploy/docker/with-secrets.sh').replaceAll('/run/secrets', folder);
    writeFileSync(join(folder, 'database-url'), 'postgres://a:b c$d@e/f\n');
    const printed = execFileSync('sh', ['-c', script, 'sh', 'printenv', 'DATABASE_URL'], {
      encoding: 'utf8',
    });
    expect(printed).toBe('postgres://a:b c$d@e/f\n');
  });
});

describe('the compose file', () => {
  const path = 'deploy/docker/compose.yaml';
  const compose: {
    services: Record<string, Record<string, unknown>>;
    secrets: Record<string, { file: string }>;
  } = parse(read(path));

  it('has nothing that a linter objects to', () => {
    // Double, since that is what the formatter of the project writes.
    const rules = { 'require-quotes-in-ports': [1, { quoteType: 'double' }] as [1, { quoteType: string }] };
    const findings = new DCLinter({ rules, quiet: false, debug: false, exclude: [] }).lintFiles(
      [path],
      false,
    );
    expect(findings.flatMap(({ messages }) => messages)).toEqual([]);
  });

  it('runs the version of package.json, which the changelog has unless it is under way', () => {
    const tag = `platoniq-site:${manifest.version}`;
    expect([compose.services.site?.image, read('deploy/README.md')]).toEqual([
      tag,
      expect.stringContaining(tag),
    ]);
    const [newest, before] = [...read('CHANGELOG.md').matchAll(/^## (.+?)(?: · .+)?$/gm)].map(
      ([, name]) => name,
    );
    expect(newest).toBe('Unreleased');
    expect(manifest.version.endsWith('-dev') ? before : manifest.version).toBe(before);
  });

  it('lets no service write to its own image or gain rights', () => {
    for (const service of Object.values(compose.services))
      expect(service).toMatchObject({ read_only: true, security_opt: ['no-new-privileges:true'] });
  });

  it('keeps secrets in files that neither git nor Docker takes along', () => {
    for (const { file } of Object.values(compose.secrets)) {
      const inProject = posix.join(posix.dirname(path), file);
      const ignored = spawnSync('git', ['check-ignore', '-q', inProject]).status;
      // Outside of a repository nothing can be asked.
      expect([0, 128]).toContain(ignored);
      expect(read('.dockerignore').split('\n')).toContain(posix.dirname(inProject));
    }
  });
});

describe('the units of systemd', () => {
  const units = globSync('deploy/systemd/*.service');

  it.each(units)('%s names only files that are there', (path) => {
    const text = read(path);
    const files = [
      ...text.matchAll(
        /(?:file:\/\/)?\/srv\/platoniq\/([\w./-]+)|\s\.?\/?((?:server|scripts|deploy)\/[\w./-]+)/g,
      ),
    ]
      .map(([, absolute, relative]) => absolute ?? relative ?? '')
      .filter((file) => file !== 'node_modules/.bin/node');
    expect(files.length).toBeGreaterThan(1);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('start the site as “npm start” does', () => {
    const unit = read('deploy/systemd/platoniq@.service');
    expect(unit).toContain(`ExecStart=/srv/platoniq/node_modules/.bin/node ${startArguments}\n`);
  });

  it('have the content where “npm run content” puts it, in every unit and in the guide', () => {
    const folder = '/var/lib/platoniq/3000/site';
    expect(read('deploy/README.md')).toContain(`npm run content -- init ${folder} --sample`);
    const places = `CONTENT_DIR=${folder}/content MEDIA_DIR=${folder}/media`;
    for (const path of units) expect(read(path).replaceAll('%i', '3000')).toContain(places);
  });

  it('let “deploy/editor” see what the processes see', () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'systemd-run'), '#!/bin/sh\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    mkdirSync(join(folder, '3000', 'data'), { recursive: true });
    const script = read('deploy/editor').replaceAll('/var/lib/platoniq', folder);
    const run = (...words: string[]) =>
      spawnSync('sh', ['-c', script, 'editor', ...words], {
        env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
        encoding: 'utf8',
      });
    const given = run('add', 'ada@example.org', '--name', 'Ada Ruiz').stdout.trim().split('\n');
    const unit = read('deploy/systemd/platoniq@.service');
    const setting = (name: string) => new RegExp(`^${name}=(\\S+)`, 'm').exec(unit)?.[1];
    expect(given).toEqual(
      expect.arrayContaining([
        `--uid=${setting('User')}`,
        `--working-directory=${setting('WorkingDirectory')}`,
        `EnvironmentFile=${setting('EnvironmentFile')}`,
        `DATA_DIR=${folder}/3000/data`,
      ]),
    );
    const [program, file, ...words] = given.slice(-6);
    expect([program, existsSync(file ?? '')]).toEqual([setting('ExecStart'), true]);
    expect(words).toEqual(['add', 'ada@example.org', '--name', 'Ada Ruiz']);
    rmSync(join(folder, '3000'), { recursive: true });
    expect(run('list')).toMatchObject({ status: 1, stdout: '', stderr: /start platoniq@3000 once/ });
  });

  it('let work in the background step back behind visitors', () => {
    const unit = read('deploy/systemd/platoniq@.service');
    const filters = [...unit.matchAll(/^SystemCallFilter=(.+)$/gm)].map(([, filter]) => filter);
    expect(filters.at(-1)).toBe('setpriority');
  });

  it.skipIf(!hasSystemd()).each(units)('%s exposes little', (path) => {
    const words = ['security', '--offline=true', '--threshold=20', path];
    const { status, stdout, stderr } = spawnSync('systemd-analyze', words, { encoding: 'utf8' });
    expect([status, stderr], stdout).toEqual([0, '']);
  });
});

describe('the words of nginx', () => {
  const pages = globSync('deploy/nginx/platoniq/words/*.html');

  it('are there for every error that has some', () => {
    const named = [...read('deploy/nginx/platoniq.conf').matchAll(/\/\.platoniq\/([\w-]+\.html)/g)];
    const files = named.map(([, file]) => `deploy/nginx/platoniq/words/${file}`);
    expect([...new Set(files)].sort()).toEqual([...pages].sort());
  });

  it.each(pages)('%s may use its style, says both languages and names our address', (path) => {
    const html = read(path);
    const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(html) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(read('deploy/nginx/platoniq/words.conf')).toContain(`'sha256-${hash}'`);
    expect(html).toMatch(/<html lang="es">[\s\S]*<section lang="en">/);
    const [, email] = /^email: (.+)$/m.exec(read('content/settings/es/site.md')) ?? [];
    expect(html).toContain(`mailto:${email}`);
  });

  it.each(pages)('%s is HTML', (path) => {
    expect(execFileSync('node_modules/.bin/html-validate', [path], { encoding: 'utf8' })).toBe('');
  });
});

function hasSystemd(): boolean {
  return spawnSync('systemd-analyze', ['security', '--help'], { stdio: 'ignore' }).status === 0;
}
