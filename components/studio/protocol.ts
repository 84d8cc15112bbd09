/** A file as the server hands it out; `data` is `null` if there is none. */
export interface ServedFile {
  data: string | null;
  file: { path: string; label?: string; id: string | null };
}

/** A file as Decap wants it saved. */
export interface DataFile {
  slug: string;
  path: string;
  raw: string;
  newPath?: string;
}

/** How a save went. */
export interface Saved {
  ok: true;
  /** `null` if nothing was changed. */
  commit: string | null;
  address: string | null;
  live: boolean;
  /** `false`: nobody can see it yet, or any more, by itself. */
  isPublic?: boolean;
  milliseconds: number;
  /** `false`: what stands is not what the form holds, such as where somebody else's changes came in. */
  asSent?: boolean;
  /** The revision that each file now has, by its path in the studio. */
  revisions?: Record<string, string | null>;
  /** Words about what else happened, such as another person's change that was kept. */
  notice?: string;
}

/** A file of the media library. */
export interface ServedMedia {
  id: string;
  path: string;
  name: string;
  size: number;
  url: string;
  thumbnail?: string;
  usedIn?: number;
}

/** What Decap keeps of a medium. */
export interface MediaFile {
  id: string;
  path: string;
  name: string;
  size: number;
  url: string;
  displayURL: string;
}
