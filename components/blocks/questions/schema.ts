import { z } from 'zod';
import { field } from '#lib/fields/field.ts';
import { defineBlock } from '#lib/markdown/block.ts';
import { listOf, optionalLine, orString, withSynonyms } from '../parameters.ts';

const item = orString(
  'question',
  withSynonyms(
    { title: 'question', text: 'answer' },
    z.object({
      question: field(optionalLine, { es: 'Pregunta', en: 'Question' }),
      answer: field(
        optionalLine,
        { es: 'Respuesta', en: 'Answer' },
        {
          widget: 'text',
          hint: {
            es: 'Puede llevar negritas y enlaces. Una línea en blanco separa párrafos.',
            en: 'May carry bold text and links. A blank line separates paragraphs.',
          },
        },
      ),
    }),
  ),
);

const schema = z.object({
  items: field(
    listOf(item, ({ question }) => !question),
    { es: 'Preguntas', en: 'Questions' },
  ),
});

export type QuestionsParameters = z.infer<typeof schema>;

export default defineBlock({
  name: 'questions',
  label: { es: 'Preguntas', en: 'Questions' },
  encloses: false,
  schema,
  isEmpty: ({ items }) => items.length === 0,
  inline: ({ items }) =>
    items.flatMap(({ question = '', answer }) => [question, ...(answer ? paragraphs(answer) : [])]),
});

/** The paragraphs of an answer, parted by blank lines. */
export function paragraphs(answer: string): string[] {
  return answer.split(/\n\s*\n/);
}
