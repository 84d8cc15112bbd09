import { createServer, get } from 'node:http';
import { parseArgs } from 'node:util';

// Runs by itself: the least that Node can do. Fetches one page from a server of the site and then sends the same
// bytes and headers from memory, whatever is asked.
const { values } = parseArgs({
  options: { from: { type: 'string', default: '' }, port: { type: 'string' } },
});

// `fetch` would unpack the body: this asks for it as it is sent to browsers.
const { headers, body } = await new Promise<{ headers: [string, string][]; body: Buffer }>(
  (resolve, reject) => {
    get(values.from, { headers: { 'accept-encoding': 'br', accept: 'text/html' } }, async (answer) => {
      const kept = Object.entries(answer.headers).filter(
        ([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name),
      );
      resolve({
        headers: kept.map(([name, value]) => [name, String(value)]),
        body: Buffer.concat(await answer.toArray()),
      });
    }).on('error', reject);
  },
);

// One list of names and values: the way that costs least.
const head = headers.flat();
createServer((_request, response) => {
  response.writeHead(200, head);
  response.end(body);
}).listen(Number(values.port), '127.0.0.1', () => console.log('ready'));
