import { pageCollections } from '#lib/content/collections/page-collections.ts';
import type { AnyEntryPage } from '#lib/content/page-data.ts';
import { collectionLabel } from './collection-label.ts';
import { Programme } from './programme.tsx';

/** Entries that belong to this one: those that it names, and those that name it. */
export function RelatedEntries({ page: { related, frame } }: { page: AnyEntryPage }) {
  return pageCollections.map((collection) => {
    const entries = related[collection];
    if (!entries?.length) return null;
    const id = `related-${collection}`;
    return (
      <section key={collection} className="wrap" aria-labelledby={id}>
        <h2 id={id}>{collectionLabel(collection, frame.locale)}</h2>
        <Programme entries={entries} locale={frame.locale} />
      </section>
    );
  });
}
