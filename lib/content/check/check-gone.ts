import { problemAt } from '#lib/problems/codes.ts';
import type { Problem } from '#lib/problems/problem.ts';
import { isGonePage } from '../collections/entry-kinds.ts';
import { addressKey, findGone } from '../gone-address.ts';
import { resolveAddress } from '../resolve-address.ts';
import type { CheckContext, CheckedDocument } from './checked-document.ts';

/** Retired pages that lead nowhere or round about, and addresses that are none or have a page again. */
export function checkGone(context: CheckContext): Problem[] {
  return context.documents.flatMap((document) =>
    isGonePage(document.entry)
      ? [...checkTarget(context, document), ...checkAddresses(context, document)]
      : [],
  );
}

function checkTarget(context: CheckContext, { entry, keyPosition }: CheckedDocument): Problem[] {
  const to = isGonePage(entry) ? entry.data.to : undefined;
  if (!to) return [];
  const at = { ...keyPosition('to'), key: 'to' };
  const found = to.startsWith('/') && resolveAddress(context.index, to.replace(/[?#].*$/, ''));
  if (found) return [];
  const onward = findGone(context, to)?.to;
  return onward
    ? [{ ...problemAt('gone-roundabout', entry.id, { href: to, better: onward }), ...at }]
    : [{ ...problemAt('gone-to-nowhere', entry.id, { href: to }), ...at }];
}

function checkAddresses({ index }: CheckContext, { entry, keyPosition }: CheckedDocument): Problem[] {
  const addresses = isGonePage(entry) ? entry.data.addresses : [];
  return addresses.flatMap((address, number) => {
    const at = { ...keyPosition(`addresses.${number}`), key: 'addresses' };
    if (!address.startsWith('/') || !addressKey(address))
      return [{ ...problemAt('gone-address', entry.id, { address }), ...at }];
    const standing = resolveAddress(index, address);
    return standing
      ? [{ ...problemAt('gone-stands', entry.id, { address, href: standing.canonical }), ...at }]
      : [];
  });
}
