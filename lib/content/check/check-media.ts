import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { isPageEntry } from '../collections/page-collections.ts';
import { mediaFields, placesOf } from '../collections/relation-fields.ts';
import { isMissingAlt } from '../pages/images.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

/** Media that are not there (content case 20), and pictures without alternative text (16). */
export function checkMedia({ media, documents }: CheckContext): Problem[] {
  return documents.flatMap((document) => {
    const { entry, keyPosition } = document;
    const uses = [
      ...document.body.media.map(({ src, line, column }) => ({ src, line, column })),
      ...frontMatterMedia(document).map(({ key, src }) => ({ src, key, ...keyPosition(key) })),
    ];
    const missing = uses
      .filter(({ src }) => src.startsWith('/media/') && !media.find(src))
      .map((use) => ({ ...problemAt('media-missing', entry.id, { src: use.src }), ...position(use) }));
    return [...missing, ...missingAlt(document)];
  });
}

function frontMatterMedia({ entry }: CheckedDocument): { key: string; src: string }[] {
  return mediaFields(entry.collection).flatMap((path) =>
    placesOf(entry.data, path).map(({ name, key }) => ({ key, src: name })),
  );
}

function missingAlt({ entry, keyPosition }: CheckedDocument): Problem[] {
  if (!isPageEntry(entry) || !('image' in entry.data)) return [];
  const { image } = entry.data;
  if (!image || !isMissingAlt(image.alt)) return [];
  return [
    { ...problemAt('image-alt', entry.id, { src: image.path }), ...keyPosition('image'), key: 'image.alt' },
  ];
}

function position({ line, column, key }: { line: number; column: number; key?: string }) {
  return { line, column, ...(key ? { key } : {}) };
}
