import type { IncomingMessage } from 'node:http';
import type { Role, Session } from '#lib/auth/session.ts';
import type { Locale } from '#lib/i18n/locales.ts';

/** A request below `/admin` that is not simply a page: a form that was sent, or a download. */
export interface AdminRequest {
  request: IncomingMessage;
  url: URL;
  /** Values of the `:names` in the route's path. */
  params: Record<string, string>;
  /** Empty for GET. */
  fields: URLSearchParams;
  /** Never `null` on a route that asks for a role. */
  session: Session | null;
  /** The language of the person, else of the browser. */
  locale: Locale;
  /** Who asks, for rate limits: a keyed hash of the client's address; `null` where it cannot be told. */
  client: string | null;
}

/** What a form below `/admin` shows again after wrong input. */
export interface AdminFormState {
  /** By field name; the words stand in the person's language. */
  errors: Record<string, string>;
  values: Record<string, string>;
}

export type AdminAnswer =
  /** After a form that was done: 303. `cookies` are whole `Set-Cookie` values. */
  | { kind: 'redirect'; location: string; cookies?: readonly string[] }
  /** The page of an address below `/admin`, with what was typed and what is wrong. */
  | { kind: 'page'; status: number; path: string; form: AdminFormState; cookies?: readonly string[] }
  /** A download; sent `nosniff` and sandboxed, as an attachment. */
  | { kind: 'file'; name: string; type: string; size?: number; body: Buffer | AsyncIterable<Uint8Array> }
  /** The studio's page, or a file that it loads; a file's name changes with its content, so browsers keep it. */
  | { kind: 'studio'; type: string; body: Buffer; coding?: 'br' | 'gzip'; isFile: boolean }
  /** A page that the studio shows in a frame, with a policy of its own. */
  | { kind: 'frame'; body: Buffer; policy: string }
  | { kind: 'not-found' };

/** One form or download below `/admin`; pages are routes of the App Router. */
export interface AdminRoute {
  method: 'GET' | 'POST';
  /** Such as `/admin/inbox/:id/notes`. */
  path: string;
  /** Who may: everybody, or people with at least this role. */
  role: Role | 'anyone';
  /** Bytes that its form may have, where that is more than usual. */
  maxBytes?: number;
  run(request: AdminRequest): Promise<AdminAnswer>;
}
