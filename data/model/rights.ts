/** Who may do what: the one table, the same on server and client. A permission is `action:entity`; the scope is part of the grant. */

export const ROLES = [
  'resident',
  'school-staff',
  'agency-officer',
  'leader',
  'planner',
  'tourism-editor',
  'ioc-operator',
  'moderator',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  /** The staff's view of a report: state, routing, history, without who sent it. */
  'read:case',
  /** Name, e-mail and telephone of who sent a report. Authorised IOC staff only, never an agency. */
  'read:reporter',
  /** Accept, schedule, hold, answer, close. */
  'move:case',
  /** Give a case to an agency, a colleague or a priority. */
  'assign:case',
  /** Split, merge, transfer, join to an incident, enter a report for a caller. */
  'arrange:case',
  /** Tell an agency to act at once. */
  'direct:case',
  'note:case',
  /** Texts that an answer is begun with: the city's, or those of one's agency. */
  'edit:template',
  /** Hide, edit, black out; the queue of first-time reporters. */
  'moderate:report',
  'export:case',
  'read:figures',
  /** Names of those who may take a case. */
  'read:colleague',
  /** What operators wrote down of their shift. */
  'read:shift-log',
  'write:shift-log',
  /** Who is on duty when. */
  'edit:duty',
  'edit:place',
  'edit:school',
  'edit:camera',
  'read:staff-camera',
  'edit:agency',
  'edit:area',
  'edit:category',
  'edit:calendar',
  'edit:routing',
  /** Escalation, word lists, retention. */
  'edit:casework',
  'edit:tour',
  /** How often stories are scanned and heard. */
  'read:guide-figures',
  'read:planning',
  'manage:users',
  /** Keys of Open311 clients. */
  'manage:open311-key',
  'read:audit',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Each of these opens a section of `/admin`. */
export const ADMIN_PERMISSIONS: readonly Permission[] = [
  'edit:place',
  'edit:school',
  'edit:camera',
  'edit:agency',
  'edit:area',
  'edit:category',
  'edit:calendar',
  'edit:routing',
  'edit:template',
  'edit:casework',
  'edit:tour',
  'read:guide-figures',
  'manage:users',
  'manage:open311-key',
  'read:audit',
];

/** Ids that narrow a grant: agencies of an officer, schools of a teacher. Absent: the whole city. */
export interface GrantScope {
  agencies?: string[] | undefined;
  areas?: string[] | undefined;
  schools?: string[] | undefined;
  cameras?: string[] | undefined;
}
/** A role that a person holds in one city, or in all (`city: null`). */
export interface Grant {
  role: Role;
  city: string | null;
  scope: GrantScope;
}
/** What is asked about. A part that is absent was not asked for, and a grant narrowed by it does not reach. */
export interface Target {
  city: string | null;
  agency?: string | null | undefined;
  area?: string | null | undefined;
  school?: string | null | undefined;
  camera?: string | null | undefined;
}

const OFFICER: Permission[] = ['read:case', 'move:case', 'note:case', 'edit:template', 'export:case', 'read:figures'];
const OPERATOR: Permission[] = [
  ...OFFICER,
  'read:reporter',
  'assign:case',
  'arrange:case',
  'moderate:report',
  'read:staff-camera',
  'read:colleague',
  'read:shift-log',
  'write:shift-log',
];

/** Granted here and nowhere else. */
export const GRANTED: Record<Role, readonly Permission[]> = {
  resident: [],
  'school-staff': ['edit:school', 'read:staff-camera'],
  'agency-officer': OFFICER,
  leader: ['read:case', 'direct:case', 'note:case', 'read:figures', 'export:case', 'read:colleague', 'read:shift-log', 'edit:duty'],
  planner: ['read:planning', 'read:figures', 'read:guide-figures'],
  'tourism-editor': ['edit:tour', 'edit:place', 'read:guide-figures'],
  'ioc-operator': OPERATOR,
  moderator: ['read:case', 'moderate:report', 'note:case'],
  administrator: PERMISSIONS,
};

/** Roles that sign in with a second factor or not at all. */
export const SECOND_FACTOR: readonly Role[] = ['ioc-operator', 'administrator'];

const reaches = (only: string[] | undefined, asked: string | null | undefined): boolean =>
  only === undefined || (typeof asked === 'string' && only.includes(asked));

/** Whether any of the grants allows it on this target. */
export function can(grants: readonly Grant[], permission: Permission, target: Target): boolean {
  return grants.some(
    ({ role, city, scope }) =>
      GRANTED[role].includes(permission) &&
      (city === null || city === target.city) &&
      reaches(scope.agencies, target.agency) &&
      reaches(scope.areas, target.area) &&
      reaches(scope.schools, target.school) &&
      reaches(scope.cameras, target.camera),
  );
}

/** Whether a permission is held over anything at all in a city, however narrow: what a menu asks. Over what exactly, `can` says. */
export function holdsIn(grants: readonly Grant[], permission: Permission, city: string): boolean {
  return grants.some((grant) => GRANTED[grant.role].includes(permission) && (grant.city === null || grant.city === city));
}

/** The agencies whose cases the grants open in a city: all, or these. */
export function agenciesWith(grants: readonly Grant[], permission: Permission, city: string): 'all' | string[] {
  const able = grants.filter((grant) => GRANTED[grant.role].includes(permission) && (grant.city === null || grant.city === city));
  if (able.some(({ scope }) => scope.agencies === undefined)) return 'all';
  return [...new Set(able.flatMap(({ scope }) => scope.agencies ?? []))];
}
