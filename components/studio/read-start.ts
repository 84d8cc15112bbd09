import type { StudioStart } from '#lib/cms/studio-start.ts';

/** What the server wrote into the page for the studio. */
export function readStart(): StudioStart {
  const element = document.getElementById('studio-start');
  if (!element?.textContent) throw new Error('The page has no element “studio-start”.');
  // Our own server wrote it for this very bundle.
  return JSON.parse(element.textContent) as StudioStart;
}
