import type { Category, Question } from '../../../data/contract.ts';
import { said } from './jurisdiction.ts';

/** A category as a service; those that this portal does not take are none. */
export const isService = ({ stopper }: Category): boolean => !stopper?.stops;

export const serviceOf = (category: Category) => ({
  service_code: category.id,
  service_name: said(category.name),
  description: category.stopper ? said(category.stopper.text) : said(category.name),
  metadata: category.questions.length > 0,
  type: 'realtime',
  keywords: category.keywords.join(','),
  group: '',
});

const DATATYPES: Record<Question['type'], string> = {
  text: 'text',
  number: 'number',
  date: 'datetime',
  one: 'singlevaluelist',
  many: 'multivaluelist',
};

const attributeOf = (question: Question, order: number) => ({
  variable: true,
  code: question.id,
  datatype: DATATYPES[question.type],
  required: question.required,
  datatype_description: question.type === 'date' ? 'YYYY-MM-DD' : '',
  order,
  description: said(question.label),
  ...(question.choices.length > 0 ? { values: question.choices.map(({ id, label }) => ({ key: id, name: said(label) })) } : {}),
});

/** A service definition as JSON, and as XML has it: lists within elements of their own. */
export function definitionOf(category: Category) {
  const attributes = category.questions.map((question, i) => attributeOf(question, i + 1));
  const wrapped = attributes.map(({ values, ...rest }) => (values ? { ...rest, values: { value: values } } : rest));
  return {
    json: { service_code: category.id, attributes },
    xml: { service_code: category.id, attributes: wrapped.length > 0 ? { attribute: wrapped } : '' },
  };
}
