import type { ReactNode } from 'react';
import { translator } from '#lib/i18n/translate.ts';
import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import definition, { type RetentionParameters } from './schema.ts';

/** For how long messages from the contact form are kept: the very numbers by which they are deleted. */
function Retention({ site: { retention }, locale }: BlockProps<RetentionParameters>) {
  const t = translator(locale);
  const strong = (words: ReactNode) => <strong>{words}</strong>;
  return (
    <ul>
      {(['new', 'answered', 'closed'] as const).map((status) => (
        <li key={status}>{t.rich(`blocks.retention.${status}`, { months: retention[status], strong })}</li>
      ))}
      <li>{t.rich('blocks.retention.quarantine', { days: retention.quarantine, strong })}</li>
    </ul>
  );
}

export default registerBlock(definition, Retention);
