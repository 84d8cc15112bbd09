/** What each page that stands in for another is called among the messages. */
export const errorWords = { 'not-found': 'notFound', gone: 'gone', error: 'error' } as const;
