import type { PreviewProblem } from '#lib/cms/preview/preview-actions.ts';
import type { WordKey, Words } from '../words.ts';

const severities = {
  error: 'problemError',
  warning: 'problemWarning',
  hint: 'problemHint',
} as const satisfies Record<PreviewProblem['severity'], WordKey>;

interface ProblemsPanelProps {
  problems: readonly PreviewProblem[];
  words: Words;
  /** What a problem’s place is called in the form. */
  labelOf(problem: PreviewProblem): string;
  onFix(problem: PreviewProblem): void;
}

/** What is wrong with the entry as it stands, the gravest first. */
export function ProblemsPanel({ problems, words, labelOf, onFix }: ProblemsPanelProps) {
  if (problems.length === 0) return <p className="preview-note">{words('problemsNone')}</p>;
  const order = Object.keys(severities);
  const sorted = [...problems].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <details className="preview-problems">
      <summary>{words('problemsCount', { count: problems.length })}</summary>
      <ul>
        {sorted.map((problem) => (
          <li
            key={`${problem.code} ${problem.line} ${problem.column} ${problem.key}`}
            data-severity={problem.severity}
          >
            <p>
              <strong>{labelOf(problem)}</strong> · {words(severities[problem.severity])}
            </p>
            <p>
              {problem.found} {problem.fix}
            </p>
            {problem.button && (
              <button type="button" onClick={() => onFix(problem)}>
                {problem.button}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
