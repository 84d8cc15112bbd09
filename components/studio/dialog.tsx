import { type ReactNode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';

/** Asks in a dialog over the page; resolves with the answer, or with `null` when it is closed without one. */
export function askInDialog<Answer>(
  render: (answer: (value: Answer | null) => void) => ReactNode,
): Promise<Answer | null> {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  return new Promise((resolve) => {
    const answer = (value: Answer | null) => {
      root.unmount();
      place.remove();
      resolve(value);
    };
    root.render(<Dialog onClose={() => answer(null)}>{render(answer)}</Dialog>);
  });
}

function Dialog({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="studio-dialog"
      aria-labelledby="studio-dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
