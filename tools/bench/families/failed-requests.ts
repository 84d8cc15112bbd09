import { Agent, get } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { ask as askOverTls } from '#tests/e2e/https-client.ts';
import { type ClusterBehindNginx, startClusterBehindNginx } from '#tools/lab/cluster-behind-nginx.ts';
import { servicePath } from '#tools/torture/cluster-editing.ts';
import type { Family } from '../rows.ts';
import { round } from '../statistics.ts';

const processes = 3;
const restarts = 6;
const publishes = 100;
const visitors = 16;
const paths = [
  ...['/es', '/en', '/es/servicios', '/en/services', '/es/servicios/service-1', '/sitemap.xml'],
  ...['/es/contacto', '/en/contact'],
];

/** Public requests and publishes that fail while an editor publishes and each process is started again in turn. */
export const failedRequests: Family = {
  ids: ['cluster-failed-requests'],
  async measure() {
    const site = await startClusterBehindNginx(processes);
    const tally: Tally = { asked: 0, failures: new Map(), slowest: 0, isOver: false };
    try {
      const crowd = Array.from({ length: visitors }, (_, index) => visit(site.origin, index, tally));
      await Promise.all([restartAll(site), publishOften(site, tally)]);
      tally.isOver = true;
      await Promise.all(crowd);
    } finally {
      tally.isOver = true;
      await site.stop();
    }
    const failed = [...tally.failures.values()].reduce((sum, count) => sum + count, 0);
    const which = [...tally.failures].map(([what, count]) => `${what} ×${count}`).join(', ');
    return {
      'cluster-failed-requests': {
        value: failed,
        n: tally.asked,
        note: `${publishes} publishes through nginx and ${restarts} restarts of ${processes} processes on Postgres and a shared repository, ${visitors} visitors; slowest page ${round(tally.slowest)} ms${which && `; ${which}`}`,
      },
    };
  },
};

async function restartAll({ cluster }: ClusterBehindNginx): Promise<void> {
  for (let count = 0; count < restarts; count += 1) {
    const member = cluster.members[count % processes];
    await member?.server.stop();
    await member?.start();
  }
}

/** Publishes as the studio does, through nginx: no publish may fail either. */
async function publishOften({ origin, cluster }: ClusterBehindNginx, tally: Tally): Promise<void> {
  async function act(action: string, params: unknown): Promise<{ status: number; text: string }> {
    const { status, body } = await askOverTls(`${origin}/api/cms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cms': '1', cookie: cluster.cookie },
      body: JSON.stringify({ branch: 'main', action, params }),
    });
    return { status, text: body.toString('utf8') };
  }
  const path = servicePath(1);
  for (let count = 0; count < publishes; count += 1) {
    const opened = await act('getEntry', { path });
    if (opened.status !== 200) note(tally, `opening ${opened.status} ${opened.text.slice(0, 200)}`);
    else {
      const { data }: { data: string } = JSON.parse(opened.text);
      const raw = data.replace(/^title:.*$/m, `title: Cambio número ${count}`);
      const { status, text } = await act('persistEntry', { dataFiles: [{ path, raw }] });
      if (status !== 200) note(tally, `publishing ${status} ${text.slice(0, 200)}`);
    }
    tally.asked += 2;
    await wait(150);
  }
}

interface Tally {
  asked: number;
  failures: Map<string, number>;
  slowest: number;
  isOver: boolean;
}

function note({ failures }: Tally, what: string): void {
  failures.set(what, (failures.get(what) ?? 0) + 1);
}

async function visit(origin: string, first: number, tally: Tally): Promise<void> {
  const agent = new Agent({ rejectUnauthorized: false, keepAlive: true });
  for (let count = first; !tally.isOver; count += 1) {
    const path = paths[count % paths.length] ?? '/es';
    const started = performance.now();
    const outcome = await ask(origin + path, agent);
    tally.asked += 1;
    tally.slowest = Math.max(tally.slowest, performance.now() - started);
    if (outcome !== '200') note(tally, `${path} ${outcome}`);
  }
  agent.destroy();
}

/** The status, or the error where there was no whole answer. */
function ask(url: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve(error.message);
    get(url, { agent }, (answer) => {
      answer
        .resume()
        .on('error', fail)
        .on('end', () => resolve(String(answer.statusCode)));
    }).on('error', fail);
  });
}
