import { Inline } from '#components/document/inline.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { Picture } from '#components/ui/picture.tsx';
import { translator } from '#lib/i18n/translate.ts';
import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import styles from './call_to_action.module.css';
import definition, { type CallToActionParameters } from './schema.ts';

/** A band across the page that asks to act; it leads to the contact page unless it says where. */
function CallToAction({ parameters, lookUp, locale, inline, children }: BlockProps<CallToActionParameters>) {
  const t = translator(locale);
  const { text, url, url_text: label, image_path: path, image_alt: alt } = parameters;
  const question = text || (children ? '' : t('blocks.callToAction.text'));
  return (
    <div className={styles.band}>
      <div className={styles.inner}>
        <div className={styles.words}>
          {question && (
            <p className={styles.text}>
              <Inline nodes={inline(question)} />
            </p>
          )}
          {children && <div className={question ? undefined : styles.text}>{children}</div>}
          <p>
            <ButtonLink href={lookUp.link(url)}>{label ?? t('blocks.callToAction.label')}</ButtonLink>
          </p>
        </div>
        {path && (
          <div className={styles.picture}>
            <Picture image={{ ...lookUp.image(path), alt: alt ?? '' }} sizes="20rem" />
          </div>
        )}
      </div>
    </div>
  );
}

export default registerBlock(definition, CallToAction);
