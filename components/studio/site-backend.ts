import type { Person } from '#lib/auth/session.ts';
import type { CmsClient } from './cms-client.ts';
import type { DataFile, MediaFile, Saved, ServedFile, ServedMedia } from './protocol.ts';
import { SignedIn } from './signed-in.ts';

/** What Decap hands over to be saved. */
interface Assets {
  path: string;
  fileObj?: File;
}

export interface SiteBackendOptions {
  client: CmsClient;
  person: Pick<Person, 'name' | 'email'>;
  onSaved(saved: Saved): void;
}

/** The class through which Decap reads and writes: its proxy protocol, with what the site's server adds. */
export function createSiteBackend({ client, person, onSaved }: SiteBackendOptions) {
  const user = { name: person.name || person.email, login: person.email, email: person.email };
  const revisions = new Map<string, string>();

  function remember<Served extends ServedFile>(served: Served): Served {
    const { path, id } = served.file;
    if (id) revisions.set(path, id);
    return served;
  }

  return class SiteBackend {
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
      return user;
    }

    // Decap keeps the last person in the browser; who has signed in is for the server to say.
    async restoreUser() {
      return user;
    }

    async logout() {
      document.querySelector<HTMLFormElement>('form[action="/admin/sign-out"]')?.submit();
    }

    async getToken() {
      return '';
    }

    async entriesByFolder(folder: string, extension: string, depth: number) {
      const files = await client.ask<ServedFile[]>('entriesByFolder', { folder, extension, depth });
      return files.map(remember);
    }

    async entriesByFiles(files: { path: string; label: string }[]) {
      return (await client.ask<ServedFile[]>('entriesByFiles', { files })).map(remember);
    }

    async getEntry(path: string) {
      const served = remember(await client.ask<ServedFile>('getEntry', { path }));
      // Decap takes an empty answer for an empty entry.
      if (served.data === null) throw new Error(`${path} does not exist.`);
      return served;
    }

    async persistEntry(
      { dataFiles, assets }: { dataFiles: DataFile[]; assets: Assets[] },
      options: Record<string, unknown>,
    ) {
      for (const { path, fileObj } of assets) if (fileObj) await upload(path, fileObj);
      const named = dataFiles.flatMap(({ path }) => {
        const revision = revisions.get(path);
        return revision ? [[path, revision]] : [];
      });
      const saved = await client.ask<Saved>('persistEntry', {
        dataFiles,
        assets: [],
        options,
        revisions: Object.fromEntries(named),
      });
      onSaved(saved);
    }

    async deleteFiles(paths: string[], commitMessage: string) {
      onSaved(await client.ask<Saved>('deleteFiles', { paths, options: { commitMessage } }));
    }

    async getMedia(mediaFolder = 'public/media') {
      return (await client.ask<ServedMedia[]>('getMedia', { mediaFolder })).map(asMediaFile);
    }

    async getMediaFile(path: string) {
      return asMediaFile(await client.ask<ServedMedia>('getMediaFile', { path }));
    }

    async persistMedia({ path, fileObj }: Assets) {
      if (!fileObj) throw new Error(`Decap gave no file for ${path}.`);
      return upload(path, fileObj);
    }
  };

  async function upload(path: string, file: File): Promise<MediaFile> {
    const at = path.lastIndexOf('/');
    const query = new URLSearchParams({ folder: path.slice(0, at), name: path.slice(at + 1) });
    return asMediaFile(await client.upload<ServedMedia>(`/api/cms/media?${query}`, file, () => undefined));
  }
}

function asMediaFile({ id, path, name, size, url, thumbnail }: ServedMedia): MediaFile {
  return { id, path, name, size, url, displayURL: thumbnail ?? url };
}
