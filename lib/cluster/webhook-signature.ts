import { createHash, createHmac, type Hmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a call claims for itself. */
export type Claim =
  /** HMAC-SHA-256 of the body: GitHub, Gitea, Forgejo. */
  | { kind: 'signature'; value: string }
  /** The secret itself: GitLab. */
  | { kind: 'token'; value: string };

/** The claim in the headers of a call; `null` if there is none. */
export function readClaim(headers: IncomingHttpHeaders): Claim | null {
  const github = one(headers['x-hub-signature-256']);
  if (github) return { kind: 'signature', value: github.replace(/^sha256=/, '') };
  const gitea = one(headers['x-forgejo-signature']) ?? one(headers['x-gitea-signature']);
  if (gitea) return { kind: 'signature', value: gitea };
  const gitlab = one(headers['x-gitlab-token']);
  return gitlab ? { kind: 'token', value: gitlab } : null;
}

/** Starts the signature that a body ought to have. */
export function startSignature(secret: string): Hmac {
  return createHmac('sha256', secret);
}

/** Whether the claim is true; how long it takes says nothing about how wrong it is. */
export function isTrue(claim: Claim, { secret, signature }: { secret: string; signature: Hmac }): boolean {
  const wanted = claim.kind === 'token' ? secret : signature.digest('hex');
  const given = claim.kind === 'token' ? claim.value : claim.value.toLowerCase();
  // Hashed, so that both have one length.
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function one(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
