import type { Category, Question } from '../../data/contract.ts';
import type { NewReport } from '../features/reports/intake-contract.ts';
import { badField, type FieldError, ProblemError } from '../http/problem.ts';
import { type CityRules, categoryOf } from './city-rules.ts';

/** Composed, without control characters and halves of characters, which neither XML nor people can read. */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();

type Answer = NewReport['answers'][string];

function answerFault({ type, choices }: Question, answer: Answer): string | undefined {
  const known = (id: unknown) => choices.some((choice) => choice.id === id);
  if (type === 'number') return typeof answer === 'number' && Number.isFinite(answer) ? undefined : 'a number';
  if (type === 'many') return Array.isArray(answer) && answer.every(known) ? undefined : 'a list of the choices';
  if (typeof answer !== 'string') return 'a text';
  if (type === 'one') return known(answer) ? undefined : 'one of the choices';
  if (type !== 'date') return;
  const day = new Date(`${answer}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(answer) && day.toJSON()?.startsWith(answer) ? undefined : 'a day, YYYY-MM-DD';
}

const isEmpty = (answer: Answer | undefined) => answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);

/** Faults of answers against a category's questions. */
export function answerFaults({ questions }: Category, answers: NewReport['answers']): FieldError[] {
  const unknown = Object.keys(answers).filter((id) => !questions.some((question) => question.id === id));
  return [
    ...unknown.map((id) => ({ field: `answers.${id}`, message: 'no question of this category' })),
    ...questions.flatMap((question) => {
      const answer = answers[question.id];
      const field = `answers.${question.id}`;
      if (answer === undefined || isEmpty(answer)) return question.required ? [{ field, message: 'is required' }] : [];
      const message = answerFault(question, answer);
      return message ? [{ field, message }] : [];
    }),
  ];
}

/** A report that this city takes, its texts cleaned. @throws ProblemError 400 that names the fields */
export function checkReport(rules: CityRules, report: NewReport): { report: NewReport; category: Category } {
  const category = categoryOf(rules, report.categoryId);
  if (category.stopper?.stops) throw badField('categoryId', category.stopper.text.en ?? category.stopper.text.vi ?? '');
  const [lng, lat] = report.position;
  const [w, s, e, n] = rules.extent;
  if (lng < w || lng > e || lat < s || lat > n)
    throw badField('position', `outside the area of this city, which is ${w},${s} to ${e},${n} (lng,lat)`);
  const errors = answerFaults(category, report.answers);
  if (errors.length > 0) throw new ProblemError('bad-request', errors.map((x) => `${x.field}: ${x.message}`).join('; '), errors);
  const clean = (answer: Answer): Answer => (typeof answer === 'string' ? cleanText(answer) : answer);
  return {
    category,
    report: {
      ...report,
      title: cleanText(report.title).replace(/\s+/g, ' '),
      description: cleanText(report.description),
      address: report.address === undefined ? undefined : cleanText(report.address).replace(/\s+/g, ' ') || undefined,
      answers: Object.fromEntries(Object.entries(report.answers).flatMap(([id, a]) => (isEmpty(a) ? [] : [[id, clean(a)]]))),
      contact: report.contact && {
        name: report.contact.name && cleanText(report.contact.name),
        email: report.contact.email,
        phone: report.contact.phone && cleanText(report.contact.phone),
        updates: report.contact.updates,
      },
    },
  };
}
