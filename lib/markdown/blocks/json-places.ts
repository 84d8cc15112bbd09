import { type JSONPath, visit } from 'jsonc-parser';

/** JSON with the places of its values, or the place where it breaks. */
export type JsonReading =
  | {
      ok: true;
      value: unknown;
      /** Offset of each value by its path, such as `items.0.text`. */
      offsets: ReadonlyMap<string, number>;
    }
  | { ok: false; offset: number };

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
  const note = (offset: number, path: JSONPath) => {
    if (path.length > maxNesting) throw new BrokenJson(offset);
    offsets.set(path.join('.'), offset);
  };
  try {
    visit(
      text,
      {
        onObjectBegin: (offset, _length, _line, _column, path) => note(offset, path()),
        onArrayBegin: (offset, _length, _line, _column, path) => note(offset, path()),
        onLiteralValue: (_value, offset, _length, _line, _column, path) => note(offset, path()),
        onError: (_code, offset) => {
          throw new BrokenJson(offset);
        },
      },
      { disallowComments: true },
    );
    return { ok: true, value: JSON.parse(text), offsets };
  } catch (error) {
    if (error instanceof BrokenJson) return { ok: false, offset: error.offset };
    if (error instanceof SyntaxError) return { ok: false, offset: 0 };
    throw error;
  }
}
