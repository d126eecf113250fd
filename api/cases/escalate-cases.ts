import type { Transaction } from '@libsql/client';
import type { CaseworkRules } from '../../data/casework-contract.ts';
import { turnOf } from '../../data/model/escalation.ts';
import { GRANTED, type GrantScope, ROLES, type Role } from '../../data/model/rights.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { CASE_COLUMNS, CASE_TABLES, type CaseRow, caseRow, type Reader } from './case-row.ts';
import { caseworkRules } from './casework-rules.ts';
import { changeCase } from './change-case.ts';
import { categoryOf, cityRules } from './city-rules.ts';
import { escalationLetter } from './escalation-letter.ts';
import { onDuty } from './on-duty.ts';

/** Cases looked at between two breaths. */
const PAGE = 100;
type Rule = CaseworkRules['escalation'][number];
type Parts = Pick<AppContext, 'db' | 'config' | 'now' | 'log'>;

/**
 * Tells those in charge of cases that near or passed their day, as the city's rules have it. Asked again it tells nothing twice; after a time
 * in which nobody asked it tells the last only. A case whose clock stands still is left alone. @returns how many were told of
 */
export async function escalateCases(context: Parts): Promise<number> {
  const { client } = context.db;
  let told = 0;
  for (let after = 0; ; ) {
    const { rows } = await client.execute({
      sql: `SELECT ${CASE_COLUMNS} FROM ${CASE_TABLES} WHERE c.closed = 0 AND c.paused_at IS NULL AND c.escalate_at <= ? AND c.report > ?
        ORDER BY c.report LIMIT ${PAGE}`,
      args: [context.now().getTime(), after],
    });
    for (const row of rows.map(caseRow)) {
      after = row.seq;
      told += (await escalateCase(context, row)) ? 1 : 0;
    }
    if (rows.length < PAGE) return told;
  }
}

async function escalateCase(context: Parts, seen: CaseRow): Promise<boolean> {
  const { db, now } = context;
  const city = await cityRules(db, seen.city);
  const { rules } = await caseworkRules(db.client, seen.city);
  const turns = rules.escalation.map((rule) => ({ rule, ...turnOf(rule, seen, city, now().getTime()) }));
  const before = await db.client.execute({
    sql: 'SELECT rule, max(turn) AS turn FROM case_escalation WHERE report = ? AND due_at = ? GROUP BY rule',
    args: [seen.seq, seen.dueAt],
  });
  const had = new Map(before.rows.map((row) => [String(row.rule), Number(row.turn)]));
  // A report that was split goes as its parts go, and they are told of.
  const news = seen.parts.total > 0 ? [] : turns.filter(({ rule, turn }) => turn > (had.get(rule.id) ?? 0));
  const nexts = turns.flatMap(({ next }) => (next === null ? [] : [next]));
  const next = nexts.length > 0 ? Math.min(...nexts) : null;
  const lookAgain = {
    // Touched meanwhile, it is asked anew at once.
    sql: 'UPDATE report_case SET escalate_at = ? WHERE report = ? AND version = ?',
    args: [next, seen.seq, seen.version],
  };
  if (news.length === 0) {
    await db.write((client) => client.execute(lookAgain));
    return false;
  }
  const to = [...new Set(news.flatMap(({ rule }) => rule.to))];
  const people = await recipients(db.client, context, seen, to);
  const past = news.some(({ rule }) => rule.when === 'after');
  try {
    await changeCase(
      context as AppContext,
      seen,
      { actor: null, action: 'escalate:case', based: seen.version },
      async ({ tx, row, now: at }) => {
        for (const { rule, turn } of news) await note(tx, row, rule, turn, at);
        await tx.execute(lookAgain);
        const letter = escalationLetter(context.config.publicUrl, row, {
          past,
          category: categoryOf(city, row.category).name,
          area: city.areas.find(({ id }) => id === row.area)?.properties.name,
          timeZone: city.timeZone,
        });
        for (const email of people) await queueMail(tx, { to: email, kind: 'escalation', ref: row.id, ...letter }, at);
        const data = {
          rules: news.map(({ rule }) => rule.id).join(','),
          to: to.join(','),
          turn: Math.max(...news.map(({ turn }) => turn)),
          past,
        };
        const level = past || row.escalated === 2 ? (2 as const) : (1 as const);
        return {
          row: { ...row, escalated: level },
          event: { kind: 'escalated', visibility: 'staff', data },
          fields: { ...data, mails: people.length },
        };
      },
    );
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'version-conflict') return false;
    throw error;
  }
}

const note = (tx: Transaction, { seq, dueAt }: CaseRow, rule: Rule, turn: number, at: Date) =>
  tx.execute({
    sql: 'INSERT OR IGNORE INTO case_escalation (report, rule, due_at, turn, at) VALUES (?, ?, ?, ?, ?)',
    args: [seq, rule.id, dueAt, turn, at.getTime()],
  });

/** Addresses of those who are told: who is on duty, else everybody of the role. */
async function recipients(db: Reader, { db: whole, now }: Parts, { city, agency }: CaseRow, to: Rule['to']): Promise<string[]> {
  const found = new Set<string>();
  for (const whom of to) {
    if (whom === 'agency' && agency === null) continue;
    const duty = whom === 'leaders' ? [] : await onDuty(whole, city, whom === 'agency' ? agency : null, now());
    const emails = duty.length > 0 ? duty.map(({ email }) => email) : await holders(db, city, whom, agency);
    for (const email of emails) found.add(email);
  }
  return [...found].sort();
}

const ROLE_OF = { agency: 'agency-officer', leaders: 'leader', operators: 'ioc-operator' } as const satisfies Record<
  Rule['to'][number],
  Role
>;

async function holders(db: Reader, city: string, whom: Rule['to'][number], agency: string | null): Promise<string[]> {
  const role = ROLES.find((one) => one === ROLE_OF[whom] && GRANTED[one].includes('read:case'));
  const { rows } = await db.execute({
    sql: `SELECT u.email, g.scope FROM role_grant g JOIN user u ON u.id = g.user_id WHERE (g.city IS NULL OR g.city = ?) AND g.role = ?`,
    args: [city, role ?? ''],
  });
  return rows.flatMap((row) => {
    const { agencies } = JSON.parse(String(row.scope)) as GrantScope;
    return agencies && !(agency !== null && agencies.includes(agency)) ? [] : [String(row.email)];
  });
}
