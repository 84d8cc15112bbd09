import { openMessageStore } from '#lib/contact/store/open-message-store.ts';
import { migrate } from '#lib/database/migrate.ts';
import { openDatabase } from '#lib/database/open-database.ts';
import { createEnqueueMails } from '#lib/mail/enqueue-mails.ts';

/** A process that stores messages without end, and says the number of each once it is stored. */
const [databaseUrl = '', dataDir = '', run = ''] = process.argv.slice(2);
const database = await openDatabase({ databaseUrl: databaseUrl || null, dataDir });
await migrate(database);
const enqueueMails = createEnqueueMails({ from: { name: 'Platoniq', address: 'web@example.org' } });
const store = openMessageStore({ database, enqueueMails });

async function* body() {
  yield Buffer.alloc(300_000, 'x');
}

async function write(writer: number): Promise<never> {
  for (let count = 0; ; count++) {
    const nonce = `${run}-${writer}-${count}`;
    const upload = await store.keepUpload({ name: 'a.txt', type: 'text/plain', body: body() });
    await store.create(
      {
        ...{
          nonce,
          key: nonce,
          name: 'n',
          organization: '',
          position: '',
          email: `${nonce}@x.org`,
          city: '',
        },
        ...{ source: '', message: 'm'.repeat(2000), locale: 'es', page: '/', service: null },
        ...{ uploads: [upload.id], status: 'new', suspicions: [], receivedAt: Date.now() },
        verdict: { probability: 0, isSpam: false, words: [] },
      },
      ({ email, reference }) =>
        (['notice', 'confirmation'] as const).map((kind) => ({
          ...{ kind, to: email, locale: 'es', subject: reference, text: 't', html: 'h' },
        })),
    );
    console.log(nonce);
  }
}

await Promise.all([1, 2, 3].map(write));
