import { Document } from '#components/document/document.tsx';
import { Picture } from '#components/ui/picture.tsx';
import type { FixedWords } from '#lib/content/page-data.ts';

/** The picture and the text that an editor put at the top of a page of the site itself; nothing without them. */
export function FixedText({ words: { image, document, lang } }: { words: FixedWords }) {
  return (
    <>
      {image && (
        <div className="wrap">
          <Picture image={image} sizes="(min-width: 64rem) 60rem, 100vw" />
        </div>
      )}
      {document && <Document document={document} locale={lang} lang={lang} />}
    </>
  );
}
