import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { toMetadata } from '#components/site/metadata.ts';
import type { ContactFormState } from '#lib/contact/contact-form-state.ts';
import {
  hasList,
  hasPages,
  type ListedCollection,
  type PageCollection,
} from '#lib/content/collections/page-collections.ts';
import type { EntryPage, ListPage } from '#lib/content/page-data.ts';
import { requestContent } from '#lib/content/request-store.ts';
import { isLocale } from '#lib/i18n/locales.ts';
import { scoped } from '#lib/request-scope.ts';
import { CollectionEntry } from './collection-entry.tsx';
import { CollectionList } from './collection-list.tsx';

interface Props {
  params: Promise<{ locale: string; collection?: string; rest?: string[] }>;
}

/** How the pages of a collection look; where one is missing, the plain look of all collections stands in. */
interface Looks<Name extends PageCollection> {
  Entry?: (props: { page: EntryPage<Name>; state: ContactFormState | null }) => ReactNode;
  List?: (props: { page: ListPage<Name & ListedCollection> }) => ReactNode;
}

/** The route of a collection's list, its further pages and its entries. */
export interface CollectionRoute {
  metadata(props: Props): Promise<Metadata>;
  Page(props: Props): Promise<ReactNode>;
}

/** Makes the route of a collection; without a name it is the one that the address names. */
export function collectionRoute<Name extends PageCollection>(
  name?: Name,
  looks: Looks<Name> = {},
): CollectionRoute {
  // What is read is of the collection whose looks these are.
  const { Entry = CollectionEntry, List = CollectionList } = looks as Looks<PageCollection>;

  async function read({ params }: Props) {
    const { locale, collection = name, rest = [] } = await params;
    if (!isLocale(locale) || !hasPages(collection)) notFound();
    const content = await requestContent();
    const [slug, number, ...more] = rest;
    const isList = slug === undefined || (slug === 'page' && isNumber(number) && more.length === 0);
    if (isList && hasList(collection))
      return { list: (await content.listPage(collection, locale, Number(number ?? 1))) ?? notFound() };
    if (!slug || number !== undefined) notFound();
    return { entry: (await content.entryPage(collection, locale, slug)) ?? notFound() };
  }

  return {
    async metadata(props) {
      const { list, entry } = await read(props);
      return list ? toMetadata(list) : toMetadata(entry, { hasErrors: scoped('contactForm') !== null });
    },
    async Page(props) {
      const { list, entry } = await read(props);
      return list ? <List page={list} /> : <Entry page={entry} state={scoped('contactForm')} />;
    },
  };
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text);
}
