import { describe, expect, it } from 'vitest';
import { type InboxQuery, inboxAddress, messageAddress, readInboxQuery, storeQuery } from './inbox-query.ts';

const read = (text: string) => readInboxQuery(new URLSearchParams(text));
const first: InboxQuery = { tab: 'new', search: '', service: '', locale: null, page: 1 };

describe('what a list is asked for', () => {
  it('is what waits, unless something is looked for', () => {
    expect(read('')).toEqual(first);
    expect(read('search=Marta')).toEqual({ ...first, tab: 'all', search: 'Marta' });
    expect(read('lang=en')).toEqual({ ...first, tab: 'all', locale: 'en' });
    expect(read('search=Marta&status=new')).toEqual({ ...first, search: 'Marta' });
  });

  it.each([
    ['status=deleted'],
    ['page=0'],
    ['page=-1'],
    ['page=1e9'],
    ['page=two'],
    ['page=1.5'],
    ['lang=fr'],
    [`search=${'a'.repeat(201)}`],
    ['search=%20%20'],
    ['service='],
    ['unknown=1'],
  ])('is not spoiled by %s', (text) => {
    expect(read(text)).toEqual(first);
  });

  it('is kept in addresses, and only what is not usual', () => {
    expect(inboxAddress(first)).toBe('/admin/inbox');
    const query: InboxQuery = { tab: 'quarantine', search: 'a&b=ñ', service: 'x', locale: 'en', page: 3 };
    const address = new URL(inboxAddress(query), 'http://localhost');
    expect(readInboxQuery(address.searchParams)).toEqual(query);
    expect(messageAddress('id', { ...first, page: 2 }, { done: 'noted' })).toBe(
      '/admin/inbox/id?page=2&done=noted',
    );
  });

  it('asks the store for every status but quarantine where no status is named', () => {
    expect(storeQuery(read('status=all'))).toEqual({ page: 1 });
    expect(storeQuery(read('status=quarantine&search=x'))).toEqual({
      status: 'quarantine',
      search: 'x',
      page: 1,
    });
  });
});
