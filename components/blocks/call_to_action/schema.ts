import { z } from 'zod';
import { callToActionFields } from '#lib/content/collections/shared-fields.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { readAddress } from '../address.ts';

const hasScheme = /^[a-z][a-z\d+.-]*:\S/i;

const schema = z.preprocess(
  withoutNulls,
  z.object(callToActionFields).transform((written, context) => {
    const { url, url_text: label, ...rest } = written;
    const address = url ? readAddress(url) : null;
    if (url && address === null && hasScheme.test(url)) {
      context.issues.push({ code: 'custom', path: ['url'], input: url, message: 'not an address' });
      return z.NEVER;
    }
    // A label where an address belongs (content case 13): no address means the contact page.
    return {
      ...rest,
      url: address ?? undefined,
      url_text: label || (address ? undefined : url) || undefined,
    };
  }),
);

export type CallToActionParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'call_to_action',
  label: { es: 'Llamada a la acción', en: 'Call to action' },
  encloses: true,
  schema,
  inline: ({ text }) => (text ? [text] : []),
  addresses: ({ url, image_path: image }) => ({ media: image ? [image] : [], links: url ? [url] : [] }),
});

function withoutNulls(written: unknown): unknown {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return written;
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null));
}
