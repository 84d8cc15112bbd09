/** A host name of DNS with at least two labels, the last of which is not a number, and perhaps a port. */
const hostPattern =
  /^(?=[^:]{1,253}(?::|$))(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+(?::|$))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?$/;

/** What may be written of a host: letters of any script, but no sign that only looks like a hyphen or a dot. */
const writtenHost = /^([\p{L}\p{M}\p{N}.-]+(?::\d+)?)(?:[/?#]\S*)?$/u;

/**
 * Reads a host as a person writes or pastes it (`Tube.Example`, `https://tube.example/w/…`, `vídeo.example`)
 * in the ASCII form that headers and addresses take; `null` for everything else, wildcards and lists included.
 */
export function readVideoHost(written: string): string | null {
  const [, bare] = writtenHost.exec(written.trim().replace(/^(?:https?:)?\/\//i, '')) ?? [];
  const host = bare ? URL.parse(`https://${bare}`)?.host.replace(/\.(?=:|$)/, '') : undefined;
  return host && hostPattern.test(host) ? host : null;
}
