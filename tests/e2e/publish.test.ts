import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#tests/eventually.ts';
import { type StudioClient, signInToStudio } from '#tools/lab/studio-client.ts';
import { peopleDir } from './site.ts';
import { type SiteCopy, startSiteCopy } from './site-copy.ts';

interface Saved {
  commit: string | null;
  address: string | null;
  live: boolean;
  isPublic: boolean;
}

let site: SiteCopy;
let ada: StudioClient;

beforeAll(async () => {
  site = await startSiteCopy({ dataFrom: peopleDir });
  ada = await signInToStudio(site.origin, 'ada@example.org');
});

afterAll(() => site?.stop());

const path = 'content/services/es/democratic-funding.md';

/** Opens the entry and saves it as `change` leaves it. */
async function publish(change: (text: string) => string, more: object = {}) {
  const { body: served } = await ada.ask<{ data: string }>('getEntry', { path });
  const dataFiles = [{ path, raw: change(served.data) }];
  return ada.ask<Saved & { error?: string }>('persistEntry', { dataFiles, ...more });
}

async function get(address: string) {
  const answer = await fetch(site.origin + address, { redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
}

describe('publishing', () => {
  it('answers when the very page shows it, and the lists do soon', async () => {
    await Promise.all([get('/es'), get('/es/servicios')]);
    const { body } = await publish((text) => text.replace(/^title: .*/m, 'title: Dinero de todas'));
    expect(body).toMatchObject({ live: true, isPublic: true, address: '/es/servicios/democratic-funding' });
    expect((await get(body.address ?? '')).html).toContain('Dinero de todas');
    await eventually(async () => expect((await get('/es/servicios')).html).toContain('Dinero de todas'));
  });

  it('a draft is proven by its absence, and comes back', async () => {
    const hidden = await publish((text) => text.replace(/^published: true$/m, 'published: false'));
    expect(hidden.body).toMatchObject({ live: true, isPublic: false });
    // The other language stands in, as long as it is public.
    expect((await get('/es/servicios/democratic-funding')).html).not.toContain('Dinero de todas');
    const back = await publish((text) => text.replace(/^published: false$/m, 'published: true'));
    expect(back.body).toMatchObject({ live: true, isPublic: true });
    expect((await get('/es/servicios/democratic-funding')).status).toBe(200);
  });

  it('under another slug leads from the old address for good, in both languages', async () => {
    const { body } = await publish((text) => text.replace(/^slug: .*/m, 'slug: dinero-comun'));
    expect(body).toMatchObject({ live: true, address: '/es/servicios/dinero-comun' });
    expect(await get('/es/servicios/democratic-funding')).toMatchObject({
      status: 308,
      location: '/es/servicios/dinero-comun',
    });
    expect(await get('/en/services/democratic-funding')).toMatchObject({
      status: 308,
      location: '/en/services/dinero-comun',
    });
  });

  it('is taken back, pages included', async () => {
    const { body } = await publish((text) => `${text}\nUna frase que nadie quería.\n`);
    expect((await get('/es/servicios/dinero-comun')).html).toContain('Una frase que nadie quería.');
    const undone = await ada.ask<Saved>('undo', { commit: body.commit });
    expect(undone.body).toMatchObject({ live: true });
    expect((await get('/es/servicios/dinero-comun')).html).not.toContain('Una frase que nadie quería.');
  });

  it('a deletion is proven by the address that is gone', async () => {
    const paths = [path, path.replace('/es/', '/en/')];
    const { body } = await ada.ask<Saved>('deleteFiles', { paths });
    expect(body).toMatchObject({ live: true });
    expect((await get('/es/servicios/dinero-comun')).status).toBe(410);
    expect((await get('/en/services/dinero-comun')).status).toBe(410);
  });
});
