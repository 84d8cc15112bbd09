import CMS from 'decap-cms-app';
import type { PreviewProps } from './draft.ts';
import { registerMarkdownControl } from './markdown-control.tsx';
import { PreviewPane, type PreviewTools } from './preview-pane.tsx';

/** Shows the real page beside the forms of these names. */
export function registerPreview(names: readonly string[], tools: PreviewTools): void {
  const show = (props: PreviewProps) => <PreviewPane {...props} tools={tools} />;
  // Decap hands over more than its types say.
  registerMarkdownControl(tools.words);
  for (const name of names) CMS.registerPreviewTemplate(name, show as unknown as Template);
  // Decap draws the pane in a frame of its own, which knows nothing of this page's styles.
  const style = document.querySelector<HTMLLinkElement>('link[rel="stylesheet"][href^="/admin/studio/"]');
  if (style) CMS.registerPreviewStyle(style.href);
}

type Template = Parameters<typeof CMS.registerPreviewTemplate>[1];
