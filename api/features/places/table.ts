import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const place = sqliteTable(
  'place',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    city: text('city').notNull(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    rank: integer('rank').notNull(),
    openingHours: text('opening_hours'),
    lng: real('lng').notNull(),
    lat: real('lat').notNull(),
    height: real('height').notNull(),
    areaId: text('area_id'),
    content: text('content').notNull(),
    editedAt: text('edited_at'),
    updatedAt: text('updated_at').notNull(),
  },
  (t) => [index('place_kind').on(t.city, t.kind)],
);
