import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Makes a certificate for `localhost`, good for two days, in `cert.pem` and `key.pem` of a folder. */
export function makeCertificate(folder: string): void {
  const parameters = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
  execFileSync('openssl', [...parameters, ...names, ...files], { stdio: 'pipe' });
}
