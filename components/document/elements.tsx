import type { Element } from 'hast';
import type { Components } from 'hast-util-to-jsx-runtime';
import type { ReactNode } from 'react';
import { translator } from '#lib/i18n/translate.ts';
import { blockElement } from './block-element.tsx';
import type { DocumentContext } from './document-context.ts';
import { imageElement } from './image-element.tsx';
import { SectionBreak } from './section-break.tsx';
import { textProperty } from './text-property.ts';

interface ElementProps {
  node: Element;
  children?: ReactNode;
}

/** How the elements of a document are shown that are not simply the HTML element of their name. */
export function documentElements(context: DocumentContext): Components {
  const t = translator(context.locale);
  const elements: Record<string, (props: ElementProps) => ReactNode> = {
    'site-block': ({ node, children }) => blockElement(context, node, children),
    'site-image': ({ node }) => imageElement(context, node),
    'site-break': () => <SectionBreak />,
    table: ({ children }) => (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is scrolled by keyboard
      <div className="table" role="group" aria-label={t('blocks.document.table')} tabIndex={0}>
        <table>{children}</table>
      </div>
    ),
    td: ({ node, children }) => <td data-align={textProperty(node, 'align')}>{children}</td>,
    th: ({ node, children }) => (
      <th scope="col" data-align={textProperty(node, 'align')}>
        {children}
      </th>
    ),
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard
    pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
    input: ({ node }) => {
      const isDone = Boolean(node.properties.checked);
      const label = isDone ? t('blocks.document.done') : t('blocks.document.toDo');
      return <span className="task" data-done={isDone} role="img" aria-label={label} />;
    },
  };
  // The type lists HTML's own elements only, and `passNode` gives every component its node.
  return elements as Components;
}
