import type { FormEvent } from 'react';
import type { DeletionPlan } from '#lib/cms/publish/plan-deletion.ts';
import { askInDialog } from './dialog.tsx';
import type { Words } from './words.ts';

/** Where the addresses of what is deleted lead from then on; `to: null`: to words that it is gone. */
export interface DeletionChoice {
  to: string | null;
}

/** Says what a deletion does and lets the person choose what visitors meet; `null`: nothing is to be deleted. */
export function askAboutDeletion(plan: DeletionPlan, words: Words): Promise<DeletionChoice | null> {
  return askInDialog<DeletionChoice>((answer) => (
    <DeletionForm plan={plan} words={words} onAnswer={answer} />
  ));
}

interface DeletionFormProps {
  plan: DeletionPlan;
  words: Words;
  onAnswer: (choice: DeletionChoice | null) => void;
}

function DeletionForm({ plan, words, onAnswer }: DeletionFormProps) {
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onAnswer({ to: String(new FormData(event.currentTarget).get('to') ?? '') || null });
  };
  return (
    <form onSubmit={choose}>
      <h2 id="studio-dialog-title">{words('deleteTitle')}</h2>
      <p>{words('deleteText')}</p>
      <ul className="studio-addresses">
        {plan.addresses.map((address) => (
          <li key={address}>{address}</li>
        ))}
      </ul>
      <p>
        <label>
          {words('deleteTo')}
          <select name="to" className="studio-select">
            <option value="">{words('deleteGone')}</option>
            {plan.targets.map(({ address, title }) => (
              <option key={address} value={address}>
                {words('deleteLead', { title })}
              </option>
            ))}
          </select>
        </label>
      </p>
      <div className="studio-dialog-actions">
        <button type="submit" className="studio-button">
          {words('deleteNow')}
        </button>
        <button type="button" className="studio-button" onClick={() => onAnswer(null)}>
          {words('deleteCancel')}
        </button>
      </div>
    </form>
  );
}
