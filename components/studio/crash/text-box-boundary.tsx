import { Component, type ReactNode } from 'react';
import type { Words } from '../words.ts';

interface Props {
  words: Words;
  value: string | undefined;
  onChange(text: string): void;
  /** The text box; another `key` makes it anew. */
  children(key: string): ReactNode;
}

interface State {
  hasFailed: boolean;
  failures: number;
}

/** A text that makes the box fail this often, also when it is made anew, is written without it. */
const attempts = 3;

/** Makes a text box that failed anew, with the text that the form has, so that the rest of the form lives on. */
export class TextBoxBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false, failures: 0 };

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true };
  }

  override componentDidCatch(): void {
    this.setState(({ failures }) => ({ hasFailed: false, failures: failures + 1 }));
  }

  override render(): ReactNode {
    const { words, value, onChange, children } = this.props;
    const { hasFailed, failures } = this.state;
    if (hasFailed) return null;
    if (failures === 0) return children('0');
    const isPlain = failures >= attempts;
    return (
      <>
        <p className="studio-text-failed" role="alert">
          {words(isPlain ? 'textBoxPlain' : 'textBoxFailed')}
        </p>
        {isPlain ? (
          <textarea
            className="studio-text-plain"
            aria-label={words('markdownMode')}
            value={value ?? ''}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          children(String(failures))
        )}
      </>
    );
  }
}
