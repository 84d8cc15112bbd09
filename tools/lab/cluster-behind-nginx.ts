import { type ClusterProcesses, startClusterProcesses } from './cluster-processes.ts';
import { type RunningNginx, startNginx } from './nginx-process.ts';
import { freePort } from './server-process.ts';

/** Several processes on one Postgres and one repository, behind the shipped nginx configuration. */
export interface ClusterBehindNginx {
  /** Where visitors find it, with https and a certificate that nobody knows. */
  origin: string;
  cluster: ClusterProcesses;
  nginx: RunningNginx;
  stop(): Promise<void>;
}

/** Starts `count` processes that trust this nginx, and nginx in front of them. `stop` removes everything. */
export async function startClusterBehindNginx(count: number): Promise<ClusterBehindNginx> {
  const httpsPort = await freePort();
  const origin = `https://localhost:${httpsPort}`;
  const env = { SITE_URL: origin, TRUSTED_PROXIES: '127.0.0.1' };
  const cluster = await startClusterProcesses({ count, env });
  try {
    const nginx = await startNginx({ applications: cluster.members.map(({ port }) => port), httpsPort });
    return {
      ...{ origin, cluster, nginx },
      async stop() {
        await nginx.stop();
        await cluster.stop();
      },
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
