import { integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const area = sqliteTable('area', {
  seq: integer('seq').primaryKey({ autoIncrement: true }),
  city: text('city').notNull(),
  id: text('id').notNull(),
  level: text('level').notNull(),
  validFrom: text('valid_from'),
  validTo: text('valid_to'),
  properties: text('properties').notNull(),
  geometry: text('geometry').notNull(),
  lng: real('lng').notNull(),
  lat: real('lat').notNull(),
  name: text('name').notNull(),
});
