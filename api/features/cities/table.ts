import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const city = sqliteTable('city', {
  id: text('id').primaryKey(),
  scene: text('scene').notNull(),
  timeZone: text('time_zone').notNull(),
  sort: integer('sort').notNull(),
});

/** What all cities share, as JSON by name: `kinds`, `categories`, `facts`. */
export const vocabulary = sqliteTable('vocabulary', { name: text('name').primaryKey(), content: text('content').notNull() });

export const agency = sqliteTable('agency', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  city: text('city').notNull(),
  id: text('id').notNull(),
  content: text('content').notNull(),
});
