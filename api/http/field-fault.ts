import type { z } from 'zod';
import type { FaultCode } from './contract.ts';

/** One field that is wrong: what is wrong with it in English, and as a code that the page has its own words for. */
export interface FieldFault {
  field: string;
  message: string;
  code: FaultCode;
  /** A limit, a list of what is allowed, or what it collides with. */
  limit?: string;
}

export const fieldFault = (field: string, code: FaultCode, message: string, limit?: string | number): FieldFault => ({
  field,
  code,
  message,
  ...(limit === undefined ? {} : { limit: String(limit) }),
});

type Issue = z.core.$ZodIssue;

/** What a failed schema says of one field. @param target stands in where the whole is wrong */
export function faultOf(issue: Issue, target = ''): FieldFault {
  const field = issue.path.join('.') || target;
  const said = (code: FaultCode, limit?: string | number) => fieldFault(field, code, issue.message, limit);
  if (issue.code === 'invalid_type') {
    // The schema does not hand on what it was given.
    if (/received (undefined|null)$/.test(issue.message)) return said('missing');
    return said(issue.expected === 'number' ? 'not-number' : 'bad-form');
  }
  if (issue.code === 'too_big') return said(issue.origin === 'number' ? 'too-large' : 'too-long', Number(issue.maximum));
  if (issue.code === 'too_small') {
    if (issue.origin === 'number') return said('too-small', Number(issue.minimum));
    return Number(issue.minimum) === 1 ? said('missing') : said('too-short', Number(issue.minimum));
  }
  if (issue.code === 'invalid_value' && 'input' in issue && issue.input === undefined) return said('missing');
  if (issue.code === 'invalid_value') return said('not-listed', issue.values.map(String).join(', '));
  if (issue.code === 'invalid_format')
    return said(issue.format === 'url' ? 'bad-address' : issue.format === 'date' ? 'bad-day' : 'bad-form');
  if (issue.code === 'custom' && typeof issue.params?.fault === 'string') return said(issue.params.fault as FaultCode);
  return said('bad-form');
}
