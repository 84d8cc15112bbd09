import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { localeCodes } from '#lib/i18n/locales.ts';
import { sourceFiles } from './source-files.ts';

/** Which folders may import which others; every folder may import itself. */
const allowed: Record<string, readonly string[]> = {
  app: ['components', 'lib'],
  components: ['lib'],
  lib: ['messages'],
  server: ['lib'],
};

const files = sourceFiles(Object.keys(allowed));
const blocksDir = 'components/blocks';
const blocks = readdirSync(blocksDir, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('dependencies', () => {
  it('are read at all', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(files.length);
  });

  it('point one way: app → components → lib', () => {
    const ours = [...Object.keys(allowed), 'content', 'messages', 'tests', 'scripts', 'tools'];
    const breaches = files.flatMap((file) => {
      const room = file.path.split('/')[0] ?? '';
      const mayUse = [room, ...(allowed[room] ?? [])];
      return file.imports
        .filter((target) => ours.includes(target.split('/')[0] ?? ''))
        .filter((target) => target.includes('/') && !mayUse.includes(target.split('/')[0] ?? ''))
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(breaches).toEqual([]);
  });

  it.each(['lib', 'lib/cms'])('lead from room to room of %s without a circle', (house) => {
    const rooms = roomGraph(house, files);
    expect(rooms.size).toBeGreaterThan(10);
    expect(circlesIn(rooms)).toEqual([]);
  });

  it('cross folders by alias', () => {
    const breaches = sourceFiles(Object.keys(allowed), { withTests: true }).flatMap((file) => {
      const source = readFileSync(file.path, 'utf8');
      return [...source.matchAll(/from '((?:\.\.\/){2,}[^']+|\.\.\/[^']+)'/g)]
        .map(([, target]) => target ?? '')
        .filter((target) => crossesRooms(file.path, target))
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(breaches).toEqual([]);
  });

  it('never lead from one block to another', () => {
    const breaches = files.flatMap((file) => {
      const block = blockOf(file.path);
      if (!block) return [];
      return file.imports
        .filter((target) => blockOf(target) && blockOf(target) !== block)
        .map((target) => `${file.path} imports ${target}`);
    });
    expect(breaches).toEqual([]);
  });

  it('leave reading the environment to lib/env.ts', () => {
    const readers = files
      .map((file) => file.path)
      .filter((path) => /process\.env\b/.test(readFileSync(path, 'utf8')));
    // One build hands its own environment on, the other has its name replaced, and the start adds to it what
    // glibc reads: none of them is set up by it.
    const others = ['server/build-site.ts', 'server/build-studio.ts', 'server/limit-arenas.ts'];
    expect(readers.filter((path) => path !== 'lib/env.ts' && !others.includes(path))).toEqual([]);
  });
});

describe('a block', () => {
  it.each(blocks)('%s is one folder and one line of the registry', (name) => {
    // Its own style sheet is the sixth; a block that is made of parts of `components/ui` has none.
    const parts = ['schema.ts', 'editor.ts', `${name}.tsx`, 'examples.md', `${name}.test.tsx`];
    expect(parts.filter((part) => !existsSync(join(blocksDir, name, part)))).toEqual([]);
    const registry = readFileSync(join(blocksDir, 'registry.ts'), 'utf8');
    expect(registry).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('is known to the registry only if it stands', () => {
    const registry = readFileSync(join(blocksDir, 'registry.ts'), 'utf8');
    const named = [...registry.matchAll(/from '\.\/([\w-]+)\//g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual([...blocks].sort());
  });
});

describe('interface strings', () => {
  const reference = messageShape(localeCodes[0]);

  it.each(localeCodes)('exist in %s, all of them, with the same values to fill in', (locale) => {
    expect(messageShape(locale)).toEqual(reference);
  });

  it.each(localeCodes)('are not empty in %s', (locale) => {
    const empty = [...leaves(readMessages(locale))]
      .filter(([, text]) => text.trim() === '')
      .map(([key]) => key);
    expect(empty).toEqual([]);
  });
});

describe('names', () => {
  it('are kebab-case, and no room is a junk room', () => {
    const odd = files
      .map((file) => file.path)
      .filter((path) => /\/(?:utils?|helpers?|misc|types)(?:\/|\.)/.test(path) || /[A-Z ]/.test(path));
    expect(odd).toEqual([]);
  });

  it('of what only tests use stand in tests, not among what the site runs on', () => {
    expect(files.map((file) => file.path).filter((path) => /\/(?:test|fake|mock)-/.test(path))).toEqual([]);
  });

  it('each folder of lib says what it is for', () => {
    const rooms = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.filter(({ name }) => !existsSync(`lib/${name}/README.md`)).map(({ name }) => name)).toEqual(
      [],
    );
  });
});

function blockOf(path: string): string | null {
  const [, name] = /^components\/blocks\/([^/]+)\//.exec(path) ?? [];
  return name ?? null;
}

// A folder and those inside it are one room; two rooms of `lib` or of `components` are not.
function crossesRooms(path: string, target: string): boolean {
  const [first, second] = path.split('/');
  const depth = path.split('/').length - 1;
  const up = target.split('../').length - 1;
  const isDeep = first === 'lib' || first === 'components';
  return depth - up < (isDeep && second ? 2 : 1);
}

function readMessages(locale: string): unknown {
  return JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8'));
}

/** Every key with the names of the values in its text. */
function messageShape(locale: string): Record<string, string[]> {
  return Object.fromEntries(
    [...leaves(readMessages(locale))]
      .map(([key, text]): [string, string[]] => [key, [...new Set(placeholders(text))].sort()])
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name]) => name ?? '');
}

function* leaves(messages: unknown, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(messages ?? {})) {
    if (typeof value === 'string') yield [`${prefix}${key}`, value];
    else yield* leaves(value, `${prefix}${key}.`);
  }
}

/** The folders of a house and those that each imports; files that stand in the house itself belong to none. */
function roomGraph(house: string, sources: typeof files): Map<string, Set<string>> {
  const roomOf = (path: string) =>
    path.startsWith(`${house}/`) ? /^([^/]+)\//.exec(path.slice(house.length + 1))?.[1] : undefined;
  const rooms = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    const room = roomOf(path);
    if (!room) continue;
    const targets = imports.map(roomOf).filter((target) => target !== undefined && target !== room);
    rooms.set(room, new Set([...(rooms.get(room) ?? []), ...targets]) as Set<string>);
  }
  return rooms;
}

/** Rooms that lead back to themselves, each with the way. */
function circlesIn(rooms: Map<string, Set<string>>): string[] {
  return [...rooms.keys()].flatMap((room) => {
    const way = wayBack(rooms, room);
    return way ? [way.join(' → ')] : [];
  });
}

function wayBack(rooms: Map<string, Set<string>>, start: string): string[] | null {
  const seen = new Set<string>();
  const open = [[start]];
  for (let way = open.shift(); way; way = open.shift())
    for (const next of rooms.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, next];
      if (!seen.has(next)) open.push([...way, next]);
      seen.add(next);
    }
  return null;
}
