import { Inline } from '#components/document/inline.tsx';
import { plainText, renderInline } from '#lib/markdown/inline.ts';
import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import styles from './questions.module.css';
import definition, { type QuestionsParameters } from './schema.ts';

/** Questions that open to their answers; where none has an answer, a plain list. */
function Questions({ parameters: { items }, locale }: BlockProps<QuestionsParameters>) {
  const inline = (text: string) => <Inline nodes={renderInline(text, locale)} />;
  const hasAnswers = items.some(({ answer }) => answer);
  return (
    <ul className={hasAnswers ? styles.questions : undefined}>
      {items.map(({ question = '', answer }) => (
        <li key={question} className={hasAnswers ? styles.item : undefined}>
          {answer ? (
            <details>
              {/* Plain: a link inside would fight with the opening. */}
              <summary className={styles.question}>{plainText(renderInline(question, locale))}</summary>
              <div className={styles.answer}>
                {paragraphs(answer).map((paragraph) => (
                  <p key={paragraph}>{inline(paragraph)}</p>
                ))}
              </div>
            </details>
          ) : (
            <span className={hasAnswers ? styles.question : undefined}>{inline(question)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

export default registerBlock(definition, Questions);

function paragraphs(text: string): string[] {
  return text.split(/\n\s*\n/);
}
