import { Section } from '#components/admin/section.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import type { StoredMessage } from '#lib/contact/message.ts';
import type { Locale } from '#lib/i18n/locales.ts';
import { translator } from '#lib/i18n/translate.ts';

/** The files that came with a message, as downloads. */
export function Attachments({ message, locale }: { message: StoredMessage; locale: Locale }) {
  const { id, attachments } = message;
  if (attachments.length === 0) return null;
  const t = translator(locale);
  return (
    <Section title={t('inbox.attachments.title')}>
      <p>{t('inbox.attachments.hint')}</p>
      <LinkList
        items={attachments.map((file) => ({
          href: `/admin/inbox/${id}/attachments/${file.id}`,
          text: file.name,
          note: `${file.type}, ${formatSize(file.size, locale)}`,
        }))}
      />
    </Section>
  );
}

function formatSize(bytes: number, locale: Locale): string {
  const isLarge = bytes >= 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1000));
}
