import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const camera = sqliteTable('camera', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  city: text('city').notNull(),
  id: text('id').notNull(),
  purpose: text('purpose').notNull(),
  visibility: text('visibility').notNull(),
  lng: real('lng').notNull(),
  lat: real('lat').notNull(),
  height: real('height').notNull(),
  areaId: text('area_id'),
  content: text('content').notNull(),
});
