/** JSON with the places of its values, or the place where it breaks. */
export type JsonReading =
  | {
      ok: true;
      value: unknown;
      /** Offset of each value by its path, such as `items.0.text`. */
      offsets: ReadonlyMap<string, number>;
    }
  | { ok: false; offset: number };

const token =
  /\s*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/uy;

const maxNesting = 50;

class BrokenJson extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super('broken JSON');
    this.offset = offset;
  }
}

/** Parses JSON as `JSON.parse` does, but knows where each value stands and where the first error is. */
export function readJson(text: string): JsonReading {
  const offsets = new Map<string, number>();
  try {
    const reader = createReader(text);
    const value = readValue(reader, [], offsets);
    reader.end();
    return { ok: true, value, offsets };
  } catch (error) {
    if (error instanceof BrokenJson) return { ok: false, offset: error.offset };
    throw error;
  }
}

type Reader = ReturnType<typeof createReader>;

function createReader(text: string) {
  let at = 0;
  const peek = () => {
    token.lastIndex = at;
    const match = token.exec(text);
    const [whole = '', sign, string, literal] = match ?? [];
    const source = sign ?? string ?? literal ?? '';
    return {
      sign,
      string,
      literal,
      source,
      start: at + whole.length - source.length,
      end: at + whole.length,
      found: match !== null,
    };
  };
  const fail = (): never => {
    throw new BrokenJson(at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0));
  };
  return {
    peek,
    fail,
    take() {
      const next = peek();
      if (!next.found) fail();
      at = next.end;
      return next;
    },
    takeIf(sign: string): boolean {
      const next = peek();
      if (next.sign !== sign) return false;
      at = next.end;
      return true;
    },
    expect(sign: string) {
      if (!this.takeIf(sign)) fail();
    },
    end() {
      if (text.slice(at).trim() !== '') fail();
    },
  };
}

function readValue(reader: Reader, path: readonly string[], offsets: Map<string, number>): unknown {
  const next = reader.peek();
  if (!next.found || path.length > maxNesting) return reader.fail();
  offsets.set(path.join('.'), next.start);
  if (reader.takeIf('{')) return readObject(reader, path, offsets);
  if (reader.takeIf('[')) return readArray(reader, path, offsets);
  if (next.sign) return reader.fail();
  return JSON.parse(reader.take().source);
}

function readObject(
  reader: Reader,
  path: readonly string[],
  offsets: Map<string, number>,
): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  if (reader.takeIf('}')) return {};
  do {
    if (!reader.peek().string) reader.fail();
    const key = JSON.parse(reader.take().source) as string;
    reader.expect(':');
    entries.push([key, readValue(reader, [...path, key], offsets)]);
  } while (reader.takeIf(','));
  reader.expect('}');
  return Object.fromEntries(entries);
}

function readArray(reader: Reader, path: readonly string[], offsets: Map<string, number>): unknown[] {
  const items: unknown[] = [];
  if (reader.takeIf(']')) return items;
  do {
    items.push(readValue(reader, [...path, String(items.length)], offsets));
  } while (reader.takeIf(','));
  reader.expect(']');
  return items;
}
