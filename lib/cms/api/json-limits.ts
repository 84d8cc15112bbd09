/** How deep what the studio sends may nest: three times what its largest question does. */
const maxDepth = 30;
/** Values that it may consist of; a question about every entry of a large site has a tenth of them. */
const maxValues = 50_000;

const [quote, backslash, comma] = [...'"\\,'].map((sign) => sign.charCodeAt(0));
const openings = new Set([...'[{'].map((sign) => sign.charCodeAt(0)));
const closings = new Set([...']}'].map((sign) => sign.charCodeAt(0)));

/** Looks at JSON as it arrives, so that nothing is parsed that would become more than a question. */
export interface JsonLimits {
  /** Whether all that has arrived so far, this chunk included, is within the limits. */
  allow(chunk: Buffer): boolean;
}

/** Starts at the beginning of a body. */
export function createJsonLimits(): JsonLimits {
  let [depth, values] = [0, 1];
  let isInText = false;
  let isEscaped = false;
  return {
    allow(chunk) {
      for (const byte of chunk) {
        if (isInText) {
          if (isEscaped) isEscaped = false;
          else if (byte === backslash) isEscaped = true;
          else if (byte === quote) isInText = false;
        } else if (byte === quote) isInText = true;
        else if (openings.has(byte)) [depth, values] = [depth + 1, values + 1];
        else if (closings.has(byte)) depth -= 1;
        else if (byte === comma) values += 1;
        if (depth > maxDepth || values > maxValues) return false;
      }
      return true;
    },
  };
}
