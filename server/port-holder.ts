import { readdir, readFile, readlink } from 'node:fs/promises';

/** Name and number of the process that listens on a port; `null` where the system does not tell. */
export async function findPortHolder(port: number): Promise<string | null> {
  const sockets = new Set([
    ...(await listening('/proc/net/tcp', port)),
    ...(await listening('/proc/net/tcp6', port)),
  ]);
  if (sockets.size === 0) return null;
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of processes) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`/proc/${pid}/fd/${file}`).catch(() => '');
      if (!sockets.has(target)) continue;
      const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '');
      return `${name.trim()} (${pid})`;
    }
  }
  return null;
}

/** https://docs.kernel.org/networking/proc_net_tcp.html: the second column is the address, the fourth the state. */
async function listening(table: string, port: number): Promise<string[]> {
  const rows = (await readFile(table, 'utf8').catch(() => ''))
    .split('\n')
    .map((row) => row.trim().split(/\s+/));
  const ours = rows.filter(([, address = '', , state]) => {
    return state === '0A' && Number.parseInt(address.split(':')[1] ?? '', 16) === port;
  });
  return ours.map((row) => `socket:[${row[9]}]`);
}
