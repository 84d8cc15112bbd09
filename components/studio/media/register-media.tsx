import CMS from 'decap-cms-app';
import type { Words } from '../words.ts';
import { catchFiles } from './catch-files.ts';
import { openLibrary } from './library-dialog.tsx';
import { MediaControl, type MediaControlProps } from './media-control.tsx';
import type { MediaSource } from './media-source.ts';

/** Where files go that are uploaded from the library itself. */
const topFolder = 'public/media';

/** Puts this site's media library and the controls that open it in the place of Decap's own. */
export function registerMedia(source: MediaSource, words: Words): void {
  for (const kind of ['image', 'file'] as const) {
    const tools = { source, words, kind };
    const control = (props: MediaControlProps) => <MediaControl {...props} tools={tools} />;
    // Decap types a control as a component of its own properties.
    CMS.registerWidget(kind, control as never);
  }
  catchFiles(words, (files) => {
    const hint = words('mediaIntoText');
    void openLibrary({ source, words, folder: topFolder, choosing: null, files, hint });
  });
  const library = {
    name: 'site',
    init: async () => ({
      show: () => void openLibrary({ source, words, folder: topFolder, choosing: null }),
      hide: () => {},
      // The button in Decap's header opens it by itself.
      enableStandalone: () => true,
    }),
  };
  // Its types leave out the one method that it calls.
  CMS.registerMediaLibrary(library as never);
}
