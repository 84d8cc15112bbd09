import sharp from 'sharp';

/** Bytes; enough for the largest drawing a person makes. */
const largest = 2_000_000;

/**
 * The drawing with nothing in it but what draws: no scripts, no links, nothing from elsewhere. `null` if the
 * bytes are no drawing, or one that nothing is left of. `clean` is `cleanDrawing`, wherever it runs.
 */
export async function cleanSvg(
  bytes: Buffer,
  clean: (text: string) => Promise<string | null>,
): Promise<Buffer | null> {
  const text = decode(bytes);
  const drawing = text === null ? null : await clean(text);
  if (drawing === null) return null;
  const drawn = Buffer.from(drawing);
  return (await canBeDrawn(drawn)) ? drawn : null;
}

function decode(bytes: Buffer): string | null {
  if (bytes.length > largest) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The one error that decoding has: bytes that are no UTF-8.
    return null;
  }
}

async function canBeDrawn(drawing: Buffer): Promise<boolean> {
  return sharp(drawing)
    .timeout({ seconds: 10 })
    .resize(16, 16, { fit: 'inside' })
    .png()
    .toBuffer()
    .then(
      () => true,
      () => false,
    );
}
