import sharp, { type Sharp } from 'sharp';

/** Pixels of the longer side; what is larger is made smaller. */
const longestSide = 4_096;
/** Of all frames together; more is a bomb. */
const mostPixels = 100_000_000;
/** Seconds after which a picture is given up. */
const timeLimit = 30;

/** The formats in which pictures are stored, by the ending of the file. */
export const pictureFormats = {
  jpg: (picture: Sharp) => picture.jpeg({ quality: 90, mozjpeg: true }),
  png: (picture: Sharp) => picture.png({ compressionLevel: 9 }),
  webp: (picture: Sharp) => picture.webp({ quality: 90 }),
  gif: (picture: Sharp) => picture.gif(),
  avif: (picture: Sharp) => picture.avif({ quality: 70 }),
} as const;

export type PictureEnding = keyof typeof pictureFormats;

/**
 * The picture encoded anew: upright, without metadata (place, camera, thumbnails) and without anything that was
 * hidden behind it; moving pictures keep their frames. `null` if it cannot be read to its last row.
 */
export async function makePicture(path: string, ending: PictureEnding): Promise<Buffer | null> {
  const animated = ending === 'gif' || ending === 'webp';
  try {
    const picture = sharp(path, { animated, limitInputPixels: mostPixels, failOn: 'error' });
    const ready = picture
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: timeLimit });
    return await pictureFormats[ending](ready).toBuffer();
  } catch {
    // libvips says in many words that it cannot read the picture, or that it has too many pixels.
    return null;
  }
}
