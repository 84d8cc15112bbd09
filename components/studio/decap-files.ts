/** A file as Decap wants it saved. */
export interface DataFile {
  slug: string;
  path: string;
  raw: string;
  newPath?: string;
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
