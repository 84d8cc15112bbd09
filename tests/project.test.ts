import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(path, 'utf8');
const pages = globSync(['*.md', '{deploy,docs,tests,tools,lib}/**/*.md']).filter(
  (page) => !page.includes('/fixtures/'),
);
const {
  scripts,
  dependencies,
  devDependencies,
}: Record<'scripts' | 'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  read('package.json'),
);

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('leads only to files and headings that are there', () => {
    const targets = [...text.matchAll(/\]\((?!\w+:|\/)([^)\s]+)\)/g)].map(([, target = '']) => target);
    const missing = targets.filter((target) => {
      const [path = '', heading] = target.split('#');
      const file = path ? join(page, '..', path) : page;
      return !existsSync(file) || (heading !== undefined && !headingsOf(file).includes(heading));
    });
    expect(missing).toEqual([]);
  });

  it('names only commands of package.json', () => {
    const named = [...text.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('documentation', () => {
  // What the site writes while it runs is in no checkout.
  const written = ['manifest.json'];
  const files = globSync([
    '{app,components,deploy,content,docs,lib,messages,public,scripts,server,tests,tools}/**/*',
    '*.*',
  ]);
  const tails = new Set(files.flatMap(tailsOf));

  it.each(globSync(['*.md', '{deploy,docs,lib,tests,tools}/**/README.md', 'docs/**/*.md']).filter(isCurrent))(
    '%s names only files that are there',
    (page) => {
      const text = read(page).replaceAll(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '');
      const paths = /`((?:[\w.[\]-]+\/)*[\w.[\]-]+\.(?:tsx?|mjs|css|json|md|ya?ml|conf))`/g;
      const named = [...text.matchAll(paths)].map(([, path = '']) => path);
      expect(named.filter((path) => !tails.has(path) && !written.includes(path))).toEqual([]);
    },
  );
});

describe('a decision', () => {
  const records = globSync('docs/decisions/[0-9]*.md').sort();
  const status =
    /(?:Accepted(?:, supersedes \[\d{3}\]\(\S+\)|, amended [\d-]{10} \(.+\))?|Superseded by \[\d{3}\]\(\S+\))/;
  const head = `^# (\\d{3}) \\S.*\\n\\n- Status: ${status.source}\\n- Date: \\d{4}-\\d\\d-\\d\\d\\n\\n`;
  const form = new RegExp(
    `${head}## Context\\n\\n[\\s\\S]+\\n## Decision\\n\\n[\\s\\S]+\\n## Consequences\\n\\n`,
  );

  it.each(records)('%s says status, date, context, decision and consequences', (record) => {
    const [, number] = form.exec(read(record)) ?? [];
    expect(record).toContain(`/${number}-`);
  });

  it('gives a reason for each package', () => {
    const reasons = read('docs/decisions/003-dependencies.md');
    const unexplained = [...Object.keys(dependencies), ...Object.keys(devDependencies)].filter(
      (name) =>
        !/^@(?:types|fontsource-variable)\//.test(name) &&
        !new RegExp(`(?<![\\w@/-])${name}(?![\\w/-])`).test(reasons),
    );
    expect(unexplained).toEqual([]);
  });
});

describe('the first hour', () => {
  it('shows the site and the studio in pictures that are quickly there', () => {
    const pictures = [...read('README.md').matchAll(/!\[[^\]]{20,}\]\(([^)]+)\)/g)].map(
      ([, path = '']) => path,
    );
    expect(pictures).toEqual(['docs/home.png', 'docs/studio.png']);
    for (const path of pictures) expect(statSync(path).size, path).toBeLessThan(210_000);
  });

  it('keeps npm from warning of what is known', () => {
    expect(read('.npmrc')).toMatch(/^loglevel=error$/m);
  });
});

describe('on the host of the repository', () => {
  it('CI runs what “.ci/run” runs, with the project’s Node and within a time', () => {
    const { jobs } = parse(read('.github/workflows/ci.yml'));
    expect(jobs.test['timeout-minutes']).toBeGreaterThan(0);
    const steps: { run?: string; with?: Record<string, string> }[] = jobs.test.steps;
    expect(steps.at(-1)).toEqual({ run: '.ci/run' });
    expect(steps).toContainEqual(
      expect.objectContaining({ with: { 'node-version-file': '.node-version', cache: 'npm' } }),
    );
    expect(statSync('.ci/run').mode & 0o111).not.toBe(0);
  });

  it('updates of dependencies come in groups', () => {
    const { updates } = parse(read('.github/dependabot.yml'));
    const groups = updates.map(({ groups }: { groups: object }) => Object.keys(groups));
    expect(groups).toEqual([['decap', 'next-and-react', 'tools', 'libraries'], ['actions']]);
  });

  it('a weakness is reported to the address that the site names', () => {
    const [, email = ''] = /^email: (.+)$/m.exec(read('content/settings/es/site.md')) ?? [];
    expect(read('SECURITY.md')).toContain(`<${email}>`);
  });
});

/** A path and what is left of it without its first folders: pages name a file from where they stand. */
function tailsOf(path: string): string[] {
  const parts = path.replaceAll('\\', '/').split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}

// What was so once is told by the changelog, and the references are made from the code.
function isCurrent(page: string): boolean {
  return !['CHANGELOG.md', 'docs/blocks.md', 'docs/content.md'].includes(page);
}

/** The anchors of a page as its host makes them: lower case, hyphens for blanks, no other signs. */
function headingsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
