import { type FormEvent, Fragment } from 'react';
import type { VersionChange } from '#lib/cms/merge/compare-versions.ts';
import type { Choices, Conflict } from './conflict.ts';
import { askInDialog } from './dialog.tsx';
import type { Words } from './words.ts';

/** What the dialog shows things with. */
export interface ConflictWords {
  words: Words;
  /** What a key of the entry is called in the form. */
  labelOf(key: string): string;
}

/** Shows both versions field by field and lets the person choose; `null` if nothing is to be saved. */
export function askAboutConflict(conflict: Conflict, shownWith: ConflictWords): Promise<Choices | null> {
  return askInDialog<Choices>((answer) => (
    <ConflictForm conflict={conflict} {...shownWith} onAnswer={answer} />
  ));
}

interface ConflictFormProps extends ConflictWords {
  conflict: Conflict;
  onAnswer: (choices: Choices | null) => void;
}

function ConflictForm({ conflict, words, labelOf, onAnswer }: ConflictFormProps) {
  const { name: who, when, fields } = conflict;
  const open = fields.filter(({ state }) => state === 'conflict');
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    onAnswer(Object.fromEntries(open.map(({ id }) => [id, chosen.get(id) === 'theirs' ? 'theirs' : 'mine'])));
  };
  return (
    <form onSubmit={choose}>
      <h2 id="studio-dialog-title">{words('conflictTitle')}</h2>
      <p>{words('conflictWho', { who, when })}</p>
      {open.map((change) => (
        <ChangeChoice
          key={change.id}
          change={change}
          label={change.kind === 'field' ? labelOf(change.key) : labelOf('body')}
          words={words}
          who={who}
        />
      ))}
      <div className="studio-dialog-actions">
        <button type="submit" className="studio-button">
          {words('conflictSave')}
        </button>
        <button type="button" className="studio-button" onClick={() => onAnswer(null)}>
          {words('conflictCancel')}
        </button>
      </div>
    </form>
  );
}

interface ChangeChoiceProps {
  change: VersionChange;
  label: string;
  words: Words;
  who: string;
}

function ChangeChoice({ change, label, words, who }: ChangeChoiceProps) {
  return (
    <fieldset className="studio-conflict">
      <legend>{label}</legend>
      {(['mine', 'theirs'] as const).map((side) => (
        <Fragment key={side}>
          <label>
            <input type="radio" name={change.id} value={side} required />
            {words(side === 'mine' ? 'conflictMine' : 'conflictTheirs', { who })}
          </label>
          <pre>{shown(change[side]) || words('conflictEmpty')}</pre>
        </Fragment>
      ))}
    </fieldset>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}
