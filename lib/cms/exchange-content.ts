import type { ContentStore } from '#lib/content/store.ts';
import type { MediaLibrary } from '#lib/media/library.ts';
import type { Exchange } from './git/clone.ts';
import type { Place } from './git/place.ts';

/**
 * Lets the content and the media of a commit appear together: what is rendered meanwhile waits, so that no page
 * shows one without the other.
 */
export function exchangeContent(
  place: Pick<Place, 'content' | 'media'>,
  { content, media }: { content: Pick<ContentStore, 'exchange'>; media: Pick<MediaLibrary, 'refresh'> },
): Exchange {
  return (files, work) =>
    content.exchange(
      files
        .filter(({ path }) => path.startsWith(place.content))
        .map(({ path, change }) => ({ id: path.slice(place.content.length), change })),
      async () => {
        await work();
        const { media: prefix } = place;
        // Uploads outside of the repository may lie on another machine, whose changes the system does not report.
        if (prefix === null || files.some(({ path }) => path.startsWith(prefix))) await media.refresh();
      },
    );
}
