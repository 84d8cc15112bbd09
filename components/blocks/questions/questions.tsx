import { Inline } from '#components/document/inline.tsx';
import { plainText } from '#lib/markdown/inline.ts';
import type { BlockProps } from '../block-props.ts';
import { registerBlock } from '../register-block.ts';
import styles from './questions.module.css';
import definition, { paragraphs, type QuestionsParameters } from './schema.ts';

/** Questions that open to their answers; where none has an answer, a plain list. */
function Questions({ parameters: { items }, inline }: BlockProps<QuestionsParameters>) {
  const hasAnswers = items.some(({ answer }) => answer);
  return (
    <ul className={hasAnswers ? styles.questions : undefined}>
      {items.map(({ question = '', answer }) => (
        <li key={question} className={hasAnswers ? styles.item : undefined}>
          {answer ? (
            <details>
              {/* Plain: a link inside would fight with the opening. */}
              <summary className={styles.question}>{plainText(inline(question))}</summary>
              <div className={styles.answer}>
                {paragraphs(answer).map((paragraph) => (
                  <p key={paragraph}>
                    <Inline nodes={inline(paragraph)} />
                  </p>
                ))}
              </div>
            </details>
          ) : (
            <span className={hasAnswers ? styles.question : undefined}>
              <Inline nodes={inline(question)} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

export default registerBlock(definition, Questions);
