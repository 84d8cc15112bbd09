import { meaningOf } from './meaning-of.ts';

/** Names that other systems leave out, and folders of drafts; `_index.md` is how some call the page of a folder. */
const draftName = /^(?:_(?!index\.md$).*|drafts?|borrador(?:es)?|esborranys?)$/i;

/** The name by which a file stands where drafts do, such as `_drafts` or `_idea.md`; `null` for all others. */
export function draftNameIn(id: string): string | null {
  const [, ...names] = id.split('/');
  return names.find((name) => draftName.test(name)) ?? null;
}

/** Whether front matter says itself that the document is public, wherever its file stands. */
export function saysPublished({ published }: Readonly<Record<string, unknown>>): boolean {
  return published !== undefined && published !== null && meaningOf(published) === 'yes';
}
