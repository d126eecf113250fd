import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const report = sqliteTable('report', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  city: text('city').notNull(),
  id: text('id').notNull(),
  category: text('category').notNull(),
  status: text('status').notNull(),
  dueAt: integer('due_at').notNull(),
  lng: real('lng').notNull(),
  lat: real('lat').notNull(),
  height: real('height').notNull(),
  areaId: text('area_id'),
  content: text('content').notNull(),
});
