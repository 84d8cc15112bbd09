import type { Retention } from '#lib/content/collections/retention.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import type { MarkdownDocument } from '#lib/markdown/document.ts';
import type { InlineNode } from '#lib/markdown/inline.ts';
import type { FrontMatter } from './collections/all.ts';
import type { FamilyOrNone } from './collections/families.ts';
import type { ListedCollection, PageCollection } from './collections/page-collections.ts';
import type { homeSections } from './collections/settings.ts';

/** A picture whose file was looked up: what an `<img>` needs, without a layout shift. */
export interface ResolvedImage {
  /** Address under `/media/`, with a version that changes with the file. `null`: the file is not there. */
  src: string | null;
  /** Empty if the picture is decorative. */
  alt: string;
  /** Pixels. For a missing file: the size that a placeholder takes. */
  width: number;
  height: number;
  /** Whether it moves (an animated GIF or WebP). */
  animated: boolean;
  /** Vector drawings are sent as they are. */
  vector: boolean;
  caption?: string;
}

/** A downloadable file. */
export interface ResolvedFile {
  href: string;
  /** Upper-case file type, such as `PDF`. */
  type: string;
  /** Bytes; `null` if the file is not there. */
  size: number | null;
}

/** One language in the language switch. */
export interface LanguageLink {
  locale: Locale;
  name: string;
  href: string;
  /** Whether the page at `href` is written in that language (content case 30). */
  translated: boolean;
  current: boolean;
}

export interface Crumb {
  label: string;
  href: string;
}

/** Everything that the frame around any page needs. */
export interface SiteFrame {
  locale: Locale;
  name: string;
  navigation: { label: string; href: string; current: boolean }[];
  footer: { label: string; href: string }[];
  social: { label: string; href: string }[];
  email: string | null;
  phone: string | null;
  addresses: { place: string; lines: string[] }[];
  tagline: InlineNode[];
}

/** What `<head>` says. */
export interface PageMetadata {
  /** Plain text, without the site's name. */
  title: string;
  /** Plain text. */
  description: string;
  /** Absolute. */
  canonical: string;
  /** `hreflang` → absolute address; empty where a page exists in one language only. */
  alternates: Record<string, string>;
  /** Absolute address of a 1200 × 630 PNG. */
  openGraphImage: string;
}

/** What every public page has. */
export interface PageBase {
  frame: SiteFrame;
  metadata: PageMetadata;
  languages: LanguageLink[];
  breadcrumbs: Crumb[];
  /** When the words were last changed (ISO 8601) and by whom; `null` outside a git repository. */
  changed: { at: string; by: string } | null;
}

export interface CollaboratorItem {
  slug: string;
  name: string;
  href: string | null;
  logo: ResolvedImage | null;
}

/** A call to action, ready to show. */
export interface CallToActionItem {
  text: InlineNode[];
  label: string;
  href: string;
  image: ResolvedImage | null;
}

export interface FactItem {
  id: string;
  /** In the number format of the page's language. */
  number: string;
  text: InlineNode[];
  source: string | null;
}

/** An entry as lists and links show it. */
export interface EntrySummary {
  slug: string;
  href: string;
  title: string;
  description: InlineNode[];
  /** Whose colour it has; undefined for what belongs to none. */
  family?: FamilyOrNone | undefined;
  /** The language of the words, where it is not the page's. */
  lang: Locale;
}

export interface FamilyGroup {
  family: FamilyOrNone;
  name: string;
  promise: InlineNode[];
  services: EntrySummary[];
  /** Address of the family on the services page; `null` while it has no service there. */
  href: string | null;
  /** How many services the family has in all. */
  total: number;
}

/** Text of an entry, ready to show; `lang` differs from the page's language for a fallback (case 30). */
export interface ArticleText {
  lang: Locale;
  /** Whether the page has to say that the text exists in another language only. */
  isFallback: boolean;
  title: string;
  description: InlineNode[];
  image: ResolvedImage | null;
  document: ResolvedDocument;
}

/** A document with its links led to the page's language and its media looked up. */
export interface ResolvedDocument extends Pick<MarkdownDocument, 'tree' | 'blocks' | 'outline'> {
  /** By the address written in the document. */
  images: Record<string, ResolvedImage>;
  files: Record<string, ResolvedFile>;
  /** Where the links of blocks lead, by the address written; one that is not listed leads where it says. */
  links?: Record<string, string>;
  /** The contact page, remembering the service that a person comes from; the plain one if missing. */
  contactHref?: string;
  /** Hosts whose `/videos/embed/…` addresses are PeerTube players. */
  peertubeHosts?: readonly string[];
  /** For how long messages are kept; the usual time if missing. */
  retention?: Retention;
}

/** The page of an entry; collections add to it what is theirs alone. */
export type EntryPage<Name extends PageCollection = PageCollection> = EntryPageBase<Name> &
  (Name extends keyof EntryExtras ? EntryExtras[Name] : unknown);

export interface EntryPageBase<Name extends PageCollection> extends PageBase {
  collection: Name;
  slug: string;
  /** The front matter of the entry that is shown. */
  data: FrontMatter<Name>;
  article: ArticleText;
  /** Entries that it names, and entries that name it, by their collection. */
  related: Partial<Record<PageCollection, EntrySummary[]>>;
  collaborators: CollaboratorItem[];
  callToAction: CallToActionItem | null;
  /** Its neighbours in the list of the collection. */
  previous: EntrySummary | null;
  next: EntrySummary | null;
}

/** The page of an entry, whatever its collection. */
export type AnyEntryPage = EntryPageBase<PageCollection>;

/** What the pages of entries have in some collections alone. */
export interface EntryExtras {
  services: { family: FamilyOrNone; familyName: string; familyHref: string };
  /** `form`: on the page with `layout: collaborators`, below the wall. */
  pages: { form: ContactFormData | null };
}

/** One page of the list of a collection. */
export type ListPage<Name extends ListedCollection = ListedCollection> = ListPageBase<Name> &
  (Name extends keyof ListExtras ? ListExtras[Name] : unknown);

export interface ListPageBase<Name extends ListedCollection> extends PageBase {
  collection: Name;
  words: FixedWords;
  entries: EntrySummary[];
  /** One-based. */
  page: number;
  pages: number;
  previousHref: string | null;
  nextHref: string | null;
}

/** One page of a list, whatever its collection. */
export type AnyListPage = ListPageBase<ListedCollection>;

/** What lists have in some collections alone. */
export interface ListExtras {
  services: { groups: FamilyGroup[] };
}

/** What stands at the top of a page of the site itself: an editor's words, else those of the messages. */
export interface FixedWords {
  /** What the page is called elsewhere. */
  title: string;
  heading: string;
  lead: InlineNode[];
  /** The language of the words. */
  lang: Locale;
  image: ResolvedImage | null;
  /** `null` without a text. */
  document: ResolvedDocument | null;
}

/** What a contact form has to know of the page that it stands on. */
export interface ContactFormData {
  /** Where it is sent to. */
  action: string;
  /** The address of its page, unless that is the contact page. */
  page: string | null;
  /** `null` while there is no privacy page. */
  privacyHref: string | null;
}

/** A part of the home page, with words of its own where editors have written some. */
export interface HomeSection {
  kind: (typeof homeSections)[number];
  title: string | null;
  lead: InlineNode[];
}

export interface HomePage extends PageBase {
  kind: 'home';
  /** Those that are shown, in their order. */
  sections: HomeSection[];
  headline: string;
  lead: InlineNode[];
  families: FamilyGroup[];
  facts: FactItem[];
  featured: EntrySummary[];
  collaborators: CollaboratorItem[];
  callToAction: CallToActionItem | null;
}

export interface ContactPage extends PageBase {
  kind: 'contact';
  /** The service that a person comes from. */
  service: EntrySummary | null;
  words: FixedWords;
  form: ContactFormData;
  callToAction: null;
}

/** Pages around a message that was sent: the thanks for it, and the one where its sender finds it again. */
export interface SentPage extends PageBase {
  kind: 'thanks' | 'sent';
  /** Of the thanks. */
  words: FixedWords;
}

export interface ErrorPage extends PageBase {
  kind: 'not-found' | 'gone' | 'error';
  words: FixedWords;
  families: FamilyGroup[];
}
