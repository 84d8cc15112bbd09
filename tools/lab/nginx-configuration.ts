import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What differs between a machine that serves the public and a folder in which the same configuration is tried. */
export interface NginxPlace {
  /** The folder for everything: configuration, kept pages, logs. */
  folder: string;
  httpsPort: number;
  httpPort: number;
  /** Ports of the application's processes on this machine. */
  applications: readonly number[];
  /** More servers for the same nginx, such as what it is compared with. */
  besides?: string;
}

/**
 * Writes the shipped configuration for `place` and returns the path of the file to start nginx with. Nothing but
 * ports, name, certificate and folders is changed.
 * @throws {Error} if the shipped configuration no longer has what has to be changed.
 */
export async function writeNginxConfiguration(place: NginxPlace): Promise<string> {
  const { folder, applications } = place;
  const own = join(folder, 'platoniq');
  await cp('deploy/nginx/platoniq', own, { recursive: true });
  for (const name of ['cache', 'logs', 'temporary']) await mkdir(join(folder, name), { recursive: true });
  const machine = (name: string, text: string) => writeFile(join(own, 'machine', `${name}.conf`), text);
  for (const name of ['application', 'reserve']) {
    const example = await readFile(join(own, 'machine', `${name}.conf`), 'utf8');
    const servers = example.split('\n').filter((line) => line.startsWith('server '));
    const lines = servers.flatMap((line) => applications.map((port) => line.replace(':3000 ', `:${port} `)));
    await machine(name, lines.join('\n'));
  }
  await machine('name', 'server_name localhost;\n');
  const certificate = `ssl_certificate ${folder}/cert.pem;\nssl_certificate_key ${folder}/key.pem;\n`;
  await machine('certificate', certificate);
  const shipped = moved(await readFile('deploy/nginx/platoniq.conf', 'utf8'), place);
  await writeFile(join(folder, 'site.conf'), shipped);
  const main = join(folder, 'nginx.conf');
  await writeFile(main, mainConfiguration(place));
  return main;
}

function moved(text: string, { folder, httpsPort, httpPort }: NginxPlace): string {
  const changes: [RegExp, string][] = [
    // A machine for tests need not have IPv6.
    [/^ *listen \[::\].*\n/gm, ''],
    [/\blisten 443\b/g, `listen ${httpsPort}`],
    [/\blisten 80\b/g, `listen ${httpPort}`],
    [/\/etc\/nginx\/platoniq\//g, `${folder}/platoniq/`],
    [/\/var\/cache\/nginx\/platoniq\b/g, `${folder}/cache`],
    [/\/var\/log\/nginx\//g, `${folder}/logs/`],
  ];
  return changes.reduce((before, [what, by]) => {
    const after = before.replaceAll(what, by);
    if (after === before) throw new Error(`deploy/nginx/platoniq.conf no longer has ${what}.`);
    return after;
  }, text);
}

/** What Debian's own nginx.conf says around a site, as far as it matters here. */
function mainConfiguration({ folder, besides = '' }: NginxPlace): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${folder}/temporary/${kind};`,
  );
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes auto;
pid ${folder}/nginx.pid;
error_log ${folder}/logs/error.log;
events { worker_connections 4096; }
http {
  sendfile on;
  tcp_nopush on;
  types_hash_max_size 2048;
  types { text/html html; text/css css; }
  default_type application/octet-stream;
${temporary.join('\n')}
  include ${folder}/site.conf;
${besides}
}
`;
}
