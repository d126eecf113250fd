import { Problem } from '../../http/contract.ts';

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: Problem } } });

/** The problems that the routes of accounts answer with. */
export const problems = {
  400: problem('A field is wrong'),
  401: problem('Signed out, or the e-mail, password or code is wrong'),
  403: problem('No right to this'),
  404: problem('No such thing'),
  429: problem('Too many tries'),
  503: problem('Another service that is needed does not answer'),
};
