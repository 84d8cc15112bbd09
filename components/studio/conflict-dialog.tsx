import { type FormEvent, Fragment } from 'react';
import type { VersionChange } from '#lib/cms/merge/compare-versions.ts';
import type { VersionChoice } from '#lib/cms/merge/merge-versions.ts';
import type { Conflict } from '#lib/cms/publish/settle-conflict.ts';
import type { Choices } from './conflict.ts';
import { askInDialog } from './dialog.tsx';
import type { WordKey, Words } from './words.ts';

/** What the dialog shows things with. */
export interface ConflictWords {
  words: Words;
  /** What a key of the entry is called in the form. */
  labelOf(key: string): string;
  /** A value of a key, as the form shows it. */
  shown(key: string, value: unknown): string;
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

function ConflictForm({ conflict, onAnswer, ...shownWith }: ConflictFormProps) {
  const { name: who, when, fields } = conflict;
  const { words } = shownWith;
  const open = fields.filter(({ state }) => state === 'conflict');
  const others = fields.filter(({ state }) => state === 'theirs').map((change) => nameOf(change, shownWith));
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    // The form holds no other values than those of its radio buttons.
    onAnswer(Object.fromEntries(open.map(({ id }) => [id, chosen.get(id) as VersionChoice])));
  };
  return (
    <form onSubmit={choose}>
      <h2 id="studio-dialog-title">{words('conflictTitle')}</h2>
      <p>{words('conflictWho', { who, when })}</p>
      {others.length > 0 && (
        <p>{words('conflictOthers', { who, fields: [...new Set(others)].join(', ') })}</p>
      )}
      {open.map((change) => (
        <ChangeChoice key={change.id} change={change} who={who} {...shownWith} />
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

interface ChangeChoiceProps extends ConflictWords {
  change: VersionChange;
  who: string;
}

const labels = {
  mine: 'conflictMine',
  theirs: 'conflictTheirs',
  both: 'conflictBoth',
} as const satisfies Record<VersionChoice, WordKey>;

function ChangeChoice({ change, who, ...shownWith }: ChangeChoiceProps) {
  const { words, shown } = shownWith;
  const say = (value: unknown) =>
    (change.kind === 'field' ? shown(change.key, value) : String(value ?? '')) || words('conflictEmpty');
  const isText = change.kind === 'blocks' && change.mine !== '' && change.theirs !== '';
  return (
    <fieldset className="studio-conflict">
      <legend>{nameOf(change, shownWith)}</legend>
      <details>
        <summary>{words('conflictBefore')}</summary>
        <pre>{say(change.base)}</pre>
      </details>
      {(['mine', 'theirs'] as const).map((side) => (
        <Fragment key={side}>
          <SideChoice name={change.id} side={side} label={words(labels[side], { who })} />
          <pre>{say(change[side])}</pre>
        </Fragment>
      ))}
      {isText && <SideChoice name={change.id} side="both" label={words(labels.both, { who })} />}
    </fieldset>
  );
}

function SideChoice({ name, side, label }: { name: string; side: VersionChoice; label: string }) {
  return (
    <label>
      <input type="radio" name={name} value={side} required />
      {label}
    </label>
  );
}

function nameOf(change: VersionChange, { labelOf }: ConflictWords): string {
  return labelOf(change.kind === 'field' ? change.key : 'body');
}
