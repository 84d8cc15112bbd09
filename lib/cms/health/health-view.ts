import type { Locale } from '#lib/i18n/locales.ts';
import { type Translate, translator } from '#lib/i18n/translate.ts';
import { problemWords } from '#lib/problems/format.ts';
import type { Problem, Severity } from '#lib/problems/problem.ts';
import type { StudioContext } from '../context/studio-context.ts';
import { withinLimits } from '../editing/within-limits.ts';
import { entryTitle, studioAddress } from '../entries/entry-names.ts';
import { type Pairing, pairEntries } from '../entries/pairing.ts';
import { readContentFile } from '../entries/read-file.ts';
import { isFixable } from '../fixes/find-fix.ts';
import { historyAddress } from '../links/history-address.ts';
import { sourceAddress } from '../links/source-address.ts';
import type { CheckReport } from './check-report.ts';
import type { HealthGroup, HealthRow, HealthView } from './content-health.ts';
import { type HealthQuery, isCode, severities } from './health-query.ts';

/** Rows under one heading while there are several; the rest is a page of its own. */
const rowsInGroup = 5;
const rowsOnPage = 50;
const groupsOnPage = 20;

interface WordedReport {
  context: StudioContext;
  pairing: Pairing;
  locale: Locale;
  t: Translate;
}

/** A page of the report, in groups, in the person's words. */
export async function healthView(
  context: StudioContext,
  report: CheckReport,
  { query, locale }: { query: HealthQuery; locale: Locale },
): Promise<HealthView> {
  const worded = {
    context,
    locale,
    t: translator(locale),
    pairing: pairEntries(context.content.index.all()),
  };
  const { severity, kind, file } = query;
  const asked = report.problems.filter(
    (problem) =>
      (!severity || problem.severity === severity) &&
      (!kind || problem.code === kind) &&
      (!file || problem.file === file),
  );
  const groups = [...groupBy(asked, query.by === 'kind' ? 'code' : 'file')].sort(graverFirst);
  const isOne = kind !== null || file !== null;
  const size = isOne ? rowsOnPage : groupsOnPage;
  const pages = Math.max(1, Math.ceil((isOne ? asked.length : groups.length) / size));
  const start = (Math.min(query.page, pages) - 1) * size;
  const shown = isOne ? groups : groups.slice(start, start + size);
  return {
    counts: countSeverities(report.problems),
    checkedAt: report.checkedAt,
    isCurrent: report.isCurrent,
    pages,
    groups: await Promise.all(
      shown.map(([id, problems]) => {
        const rows = isOne ? problems.slice(start, start + size) : problems.slice(0, rowsInGroup);
        return toGroup(worded, { id, problems, rows, byKind: query.by === 'kind' });
      }),
    ),
  };
}

async function toGroup(
  worded: WordedReport,
  { id, problems, rows, byKind }: { id: string; problems: Problem[]; rows: Problem[]; byKind: boolean },
): Promise<HealthGroup> {
  const { context, t } = worded;
  const isMany = byKind && isFixable(id) && problems.length > 1;
  return {
    id,
    title: byKind && isCode(id) ? t(`problems.${id}.title`) : entryTitle(context.content, id),
    severity: gravest(problems),
    total: problems.length,
    mendsAll: isMany,
    rows: await Promise.all(rows.map((problem) => toRow(worded, problem))),
  };
}

async function toRow({ context, pairing, locale, t }: WordedReport, problem: Problem): Promise<HealthRow> {
  const { code, severity, file, line, column } = problem;
  const values = { ...problem.values, key: problem.key ?? '' };
  return {
    ...{ code, severity, file, line, column },
    ...problemWords(problem, locale),
    title: entryTitle(context.content, file),
    // The values of a problem are those that its words ask for; the translator's types cannot follow a variable key.
    button: (await hasFix(context, problem)) && isFixable(code) ? t(`fixes.${code}`, values as never) : null,
    // What cannot be read has no form.
    edit: context.content.broken.has(file) ? sourceAddress(file) : studioAddress(pairing, file),
    history: code === 'translation-older' ? historyAddress(String(problem.values?.source)) : null,
  };
}

async function hasFix(context: StudioContext, problem: Problem): Promise<boolean> {
  if (!isFixable(problem.code)) return false;
  const file = await readContentFile(context, problem.file);
  if (file === null) return false;
  const [isFixed = false] = await withinLimits(
    context.editing.run('areFixable', { text: file.text, problems: [problem] }),
    [],
  );
  return isFixed;
}

function groupBy(problems: readonly Problem[], name: 'code' | 'file'): Map<string, Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const group = groups.get(problem[name]);
    if (group) group.push(problem);
    else groups.set(problem[name], [problem]);
  }
  return groups;
}

function graverFirst([a, first]: [string, Problem[]], [b, second]: [string, Problem[]]): number {
  const grave = severities.indexOf(gravest(first)) - severities.indexOf(gravest(second));
  return grave || second.length - first.length || (a < b ? -1 : 1);
}

function gravest(problems: readonly Problem[]): Severity {
  return severities.find((severity) => problems.some((problem) => problem.severity === severity)) ?? 'hint';
}

function countSeverities(problems: readonly Problem[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, hint: 0 };
  for (const { severity } of problems) counts[severity] += 1;
  return counts;
}
