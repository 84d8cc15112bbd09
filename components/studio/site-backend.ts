import type { Person } from '#lib/auth/session.ts';
import type { ServedFile } from '#lib/cms/entries/list-entries.ts';
import type { ServedMedia } from '#lib/cms/media/served-media.ts';
import { type Locale, localeCodes } from '#lib/i18n/locales.ts';
import { type CmsClient, CmsError } from './cms-client.ts';
import type { DataFile, MediaFile } from './decap-files.ts';
import type { SaveOptions } from './save-entry.ts';
import { joinSettings, settingsPaths, splitSettings } from './settings-form.ts';
import { SignedIn } from './signed-in.ts';
import type { Outcome } from './status.tsx';

/** A medium that Decap hands over. */
interface Asset {
  path: string;
  fileObj?: File;
}

export interface SiteBackendOptions {
  client: CmsClient;
  person: Pick<Person, 'name' | 'email'>;
  save(dataFiles: DataFile[], options: SaveOptions['options']): Promise<Outcome>;
  remove(paths: readonly string[]): Promise<Outcome>;
  onSaved(outcome: Outcome): void;
  onProgress(name: string, part: number): void;
  say(text: string): void;
  /** Words for an entry that is not there. */
  missing: string;
}

/**
 * The class through which Decap reads and writes: its proxy protocol, with what the site's server adds.
 * Each file carries its revision in its front matter, so a draft that the browser kept has the old one.
 */
export function createSiteBackend(options: SiteBackendOptions) {
  return class extends SiteBackend {
    constructor() {
      super(options);
    }
  };
}

class SiteBackend {
  readonly #options: SiteBackendOptions;
  readonly #user: { name: string; login: string; email: string };

  constructor(options: SiteBackendOptions) {
    const { name, email } = options.person;
    this.#options = options;
    this.#user = { name: name || email, login: email, email };
  }

  isGitBackend() {
    return false;
  }

  async status() {
    return { auth: { status: true }, api: { status: true, statusPage: '' } };
  }

  authComponent() {
    return SignedIn;
  }

  async authenticate() {
    return this.#user;
  }

  // Decap keeps the last person in the browser; who has signed in is for the server to say.
  async restoreUser() {
    return this.#user;
  }

  async logout() {
    document.querySelector<HTMLFormElement>('form[action="/admin/sign-out"]')?.submit();
  }

  async getToken() {
    return '';
  }

  entriesByFolder(folder: string, extension: string, depth: number) {
    return this.#options.client.ask('entriesByFolder', { folder, extension, depth });
  }

  entriesByFiles(files: { path: string; label: string }[]) {
    return Promise.all(
      files.map(async ({ path, label }) => {
        const served = await this.getEntry(path);
        return { ...served, file: { ...served.file, label } };
      }),
    );
  }

  async getEntry(path: string) {
    const settings = settingsPaths(path);
    const served = settings ? await this.#readSettings(path, settings) : await this.#read(path);
    // Decap takes an empty answer for an empty entry.
    if (served.data === null)
      throw new CmsError(this.#options.missing, { status: 404, code: 'missing', detail: { path } });
    return served;
  }

  async persistEntry(
    { dataFiles, assets }: { dataFiles: DataFile[]; assets: Asset[] },
    options: SaveOptions['options'],
  ) {
    for (const asset of assets) await this.#upload(asset);
    this.#options.onSaved(await this.#options.save(dataFiles.flatMap(splitSettings), options));
  }

  async deleteFiles(paths: string[]) {
    this.#options.onSaved(await this.#options.remove(paths));
  }

  async getMedia(mediaFolder = 'public/media') {
    try {
      return (await this.#options.client.ask('getMedia', { mediaFolder })).map(asMediaFile);
    } catch (error) {
      if (!(error instanceof CmsError)) throw error;
      // An entry does not open before the media are there; its text can be edited without them.
      this.#options.say(error.message);
      return [];
    }
  }

  async getMediaFile(path: string) {
    return asMediaFile(await this.#options.client.ask('getMediaFile', { path }));
  }

  persistMedia(asset: Asset) {
    return this.#upload(asset);
  }

  #read(path: string): Promise<ServedFile> {
    return this.#options.client.ask('getEntry', { path });
  }

  async #readSettings(path: string, paths: Record<Locale, string>): Promise<ServedFile> {
    const files = await Promise.all(
      localeCodes.map(async (locale) => [locale, await this.#read(paths[locale])]),
    );
    // One file for every language, as the paths have it.
    return joinSettings(path, Object.fromEntries(files) as Record<Locale, ServedFile>);
  }

  async #upload({ path, fileObj }: Asset): Promise<MediaFile> {
    if (!fileObj) throw new Error(`Decap gave no file for ${path}.`);
    const { client, onProgress } = this.#options;
    const at = path.lastIndexOf('/');
    const name = path.slice(at + 1);
    const query = new URLSearchParams({ folder: path.slice(0, at), name });
    try {
      const address = `/api/cms/media?${query}`;
      return asMediaFile(
        await client.upload(address, fileObj, (part) => onProgress(name, Math.min(part, 0.99))),
      );
    } finally {
      onProgress(name, 1);
    }
  }
}

function asMediaFile({ id, path, name, size, url, thumbnail }: ServedMedia): MediaFile {
  return { id, path, name, size, url, displayURL: thumbnail ?? url };
}
