import { z } from 'zod';

const schemes = /^(?:https?:\/\/|mailto:|tel:)/i;
const local = /^(?:[/#]|\.{1,2}\/)/;
// A host with a dot and letters at its end, then nothing or a path: `goteo.org/project`.
const bareHost = /^(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?$/i;
const email = /^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i;

/** Reads what an author wrote as an address: with its scheme (content case 32), or `null` if it is none. */
export function readAddress(written: string): string | null {
  const address = written.trim();
  if (/\s/.test(address)) return null;
  if (schemes.test(address) || local.test(address)) return address;
  if (email.test(address)) return `mailto:${address}`;
  return bareHost.test(address) ? `https://${address}` : null;
}

/** An address that may be missing; `javascript:` and anything else that is no address is refused. */
export const optionalAddress = z
  .string()
  .trim()
  .nullish()
  .transform((written, context) => {
    if (!written) return undefined;
    const address = readAddress(written);
    if (address !== null) return address;
    context.issues.push({ code: 'custom', input: written, message: 'not an address' });
    return z.NEVER;
  });
