import { Component, type ReactNode } from 'react';
import { readStart } from '../read-start.ts';
import { createWords } from '../words.ts';
import { CrashScreen } from './crash-screen.tsx';
import { keepForm, type OpenForm, readOpenForm } from './open-form.ts';

interface Props {
  children: ReactNode;
  /** Whether it stands around the whole studio, and not around the preview alone. */
  showBackup?: boolean;
}

interface State {
  failure: { error: unknown; form: OpenForm | null } | null;
}

/**
 * Stands in for Decap's own, which shows a stack trace and a link to another site's tracker that carries the
 * whole configuration (server/mended-decap.ts).
 */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): State {
    // Read now: Decap empties the form when its editor leaves the page.
    return { failure: { error, form: readOpenForm() } };
  }

  override componentDidCatch(): void {
    const { failure } = this.state;
    if (failure?.form) keepForm(failure.form);
  }

  override render(): ReactNode {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    const start = readStart();
    if (this.props.showBackup) return <CrashScreen start={start} {...failure} />;
    const words = createWords(start.words);
    return (
      <div className="studio-crash" role="alert">
        <p>{words('previewFailed')}</p>
        <button type="button" className="studio-button" onClick={() => this.setState({ failure: null })}>
          {words('previewRetry')}
        </button>
      </div>
    );
  }
}
