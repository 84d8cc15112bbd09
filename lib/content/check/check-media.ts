import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
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
  const found: { key: string; src: string | undefined }[] = [];
  if (entry.collection === 'collaborators') found.push({ key: 'logo', src: entry.data.logo });
  if (entry.collection === 'services' || entry.collection === 'pages') {
    const { image, call_to_action: action } = entry.data;
    found.push({ key: 'image.path', src: image?.path });
    if (typeof action === 'object') found.push({ key: 'call_to_action.image_path', src: action.image_path });
  }
  if (entry.collection === 'calls-to-action') found.push({ key: 'image_path', src: entry.data.image_path });
  return found.flatMap(({ key, src }) => (src ? [{ key, src }] : []));
}

function missingAlt({ entry, keyPosition }: CheckedDocument): Problem[] {
  if (entry.collection !== 'services' && entry.collection !== 'pages') return [];
  const { image } = entry.data;
  if (!image || !isMissingAlt(image.alt)) return [];
  return [
    { ...problemAt('image-alt', entry.id, { src: image.path }), ...keyPosition('image'), key: 'image.alt' },
  ];
}

function position({ line, column, key }: { line: number; column: number; key?: string }) {
  return { line, column, ...(key ? { key } : {}) };
}
