import { createRoot } from 'react-dom/client';
import type { StudioStart } from '#lib/cms/studio-start.ts';
import { CrashScreen } from './crash-screen.tsx';

/** Says in place of the studio that it could not start. */
export function showCrash(start: StudioStart, error: unknown): void {
  const place = document.getElementById('nc-root') ?? document.body;
  createRoot(place).render(<CrashScreen start={start} error={error} form={null} />);
}
