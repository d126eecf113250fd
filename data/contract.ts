/**
 * What is known about a city and where it comes from. Every file of `data/<city>/` is JSON that fits one of these schemas.
 * Positions are [lng, lat] in degrees, EPSG:4326. Heights are metres; each dataset names its vertical datum.
 */
import { z } from 'zod';

/** BCP 47 tag of an interface or content language: `vi`, `en`. */
export const Lang = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'a BCP 47 language tag');
/** One text in several languages. Vietnamese is always there; other languages fall back to it. NFC. */
export const LocalText = z.record(Lang, z.string().min(1)).refine((t) => typeof t.vi === 'string', 'Vietnamese (vi) is missing');
export type LocalText = z.infer<typeof LocalText>;

/** A name in paths and ids: `son-la`, `thcs-nguyen-trai`. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
  .max(80);

/** Says how a fact was got: measured on the ground, read off an approximate source, or made up for demonstration. */
export const Accuracy = z.enum(['surveyed', 'approximate', 'sample']);
export type Accuracy = z.infer<typeof Accuracy>;

export const Lng = z.number().min(-180).max(180);
export const Lat = z.number().min(-90).max(90);
/** [lng, lat], degrees, EPSG:4326. */
export const Position = z.tuple([Lng, Lat]);
export type Position = z.infer<typeof Position>;
/** [west, south, east, north], degrees, EPSG:4326. */
export const Extent = z.tuple([Lng, Lat, Lng, Lat]).refine(([w, s, e, n]) => w < e && s < n, 'west < east and south < north');
export type Extent = z.infer<typeof Extent>;

/** A calendar day that exists, `YYYY-MM-DD`. */
export const Day = z.iso.date();
/** Valid on every day d with validFrom <= d < validTo; an absent bound is open. */
export const Validity = z.object({ validFrom: Day.optional(), validTo: Day.optional() });
export type Validity = z.infer<typeof Validity>;

/** Where a fact comes from; shown to the reader. */
export const Source = z.object({ name: z.string().min(1), url: z.url().optional(), licence: z.string().min(1), date: Day.optional() });
export type Source = z.infer<typeof Source>;

/** A kind of place (school, site, market ...). Kinds are data: `data/kinds.json`. */
export const PlaceKind = z.object({
  id: Slug,
  name: LocalText,
  /** Plural heading for lists and chips. */
  plural: LocalText,
  /** Name of a Tabler icon, without the `Icon` prefix, kebab-case. */
  icon: z.string(),
  /** Shape of its pin; shapes differ so that pins read without colour. */
  pin: z.enum(['square', 'drop', 'disc', 'bubble']),
  /** `#rrggbb` of the pin; the white glyph on it reaches 4.5:1. */
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  /** Higher ranks sort first in search and labels. */
  rank: z.number().int().min(0).max(100),
});
export type PlaceKind = z.infer<typeof PlaceKind>;

/** One fact on a place's card. `label` is a key of `data/facts.json`. */
export const Fact = z.object({
  label: Slug,
  value: z.union([z.number(), LocalText]),
  unit: z.string().optional(),
  accuracy: Accuracy.optional(),
});
export type Fact = z.infer<typeof Fact>;

/** What a visitor asks before coming. What is absent is not known, and the card says so. */
export const Visit = z.object({
  /** Admission, in words with the currency. */
  prices: LocalText.optional(),
  /** As OSM's `wheelchair=*`, and what is in the way. */
  wheelchair: z.object({ access: z.enum(['yes', 'limited', 'no']), note: LocalText.optional() }).optional(),
  /** How to behave there, one piece of advice each. */
  manners: z.array(LocalText).default([]),
});
export type Visit = z.infer<typeof Visit>;

export const Place = z.object({
  /** Stable within the city; together with the city it is the source id that makes seeding idempotent. */
  id: Slug,
  kind: Slug,
  name: LocalText,
  /** Other names people search by. */
  aliases: z.array(z.string()).default([]),
  position: Position,
  accuracy: Accuracy,
  /** Radius in metres within which the true position lies, where known. */
  uncertainty: z.number().positive().optional(),
  address: LocalText.optional(),
  summary: LocalText.optional(),
  /** Paragraphs, plain text. */
  description: z.array(LocalText).default([]),
  facts: z.array(Fact).default([]),
  /** OSM `opening_hours` syntax, city time. */
  openingHours: z.string().optional(),
  visit: Visit.optional(),
  source: Source,
  ...Validity.shape,
});
export type Place = z.infer<typeof Place>;

export const Camera = z.object({
  id: Slug,
  name: LocalText,
  position: Position,
  /** Metres above ground. */
  mountHeight: z.number().min(0).max(60),
  /** Degrees clockwise from true north. */
  heading: z.number().min(0).lt(360),
  /** Horizontal field of view, degrees. */
  fieldOfView: z.number().positive().max(360),
  /** Metres. */
  range: z.number().positive().max(500),
  purpose: z.enum(['traffic', 'security', 'tourism', 'school', 'flood']),
  /** `public`: its position is shown to all. Cameras inside a school are never public. */
  visibility: z.enum(['public', 'staff']),
  placeId: Slug.optional(),
  agencyId: Slug,
  accuracy: Accuracy,
  source: Source,
});
export type Camera = z.infer<typeof Camera>;

export const ReportStatus = z.enum(['received', 'in_progress', 'done', 'rejected']);
export type ReportStatus = z.infer<typeof ReportStatus>;

/** A resident's report: Open311's service request. Public fields only; nobody's identity is in a pack. */
export const Report = z.object({
  id: Slug,
  categoryId: Slug,
  title: LocalText,
  position: Position,
  address: LocalText.optional(),
  status: ReportStatus,
  /** Instants, ISO 8601 with offset. */
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  dueAt: z.iso.datetime({ offset: true }),
  agencyId: Slug,
  accuracy: Accuracy,
  source: Source,
});
export type Report = z.infer<typeof Report>;

/** A category's own question; `choices` for one or many of them. */
export const Question = z.object({
  id: Slug,
  label: LocalText,
  type: z.enum(['text', 'number', 'one', 'many', 'date']),
  required: z.boolean().default(false),
  choices: z.array(z.object({ id: Slug, label: LocalText })).default([]),
});
export type Question = z.infer<typeof Question>;

/** Open311's service: what a report can be about. `data/categories.json`. */
export const Category = z.object({
  id: Slug,
  name: LocalText,
  icon: z.string(),
  /** Working days to close. */ days: z.number().int().positive(),
  /** Asked of who reports, beside text and photo (Open311 attributes). */
  questions: z.array(Question).default([]),
  /** Shown before anything is sent: who to call instead. `stops`: this portal takes no such report. */
  stopper: z.object({ text: LocalText, phone: z.string().optional(), stops: z.boolean() }).optional(),
  /** `before`: an operator looks at it before the public sees it. */
  moderation: z.enum(['before', 'after']).default('before'),
  /** What else people call it, for Open311's keywords and routing by text. */
  keywords: z.array(z.string()).default([]),
});
export type Category = z.infer<typeof Category>;

/** Closed: the first position is the last one too. */
const Ring = z.array(Position).min(4);

/** Who takes a report. Rules are tried in order, the first that fits decides; `data/<city>/routing.json`. */
export const RoutingRule = z.object({
  id: Slug,
  name: LocalText,
  when: z.object({
    categories: z.array(Slug).optional(),
    /** Areas valid on the day of the report. */
    areas: z.array(Slug).optional(),
    /** One ring of [lng, lat], closed, that holds the position. */
    polygon: Ring.optional(),
    /** The name of a street of the city, as the search knows it, that runs within so many metres of the position. */
    road: z.object({ name: z.string().trim().min(1).max(200), metres: z.number().min(1).max(5000) }).optional(),
    /** Folded words, any of which stands in title or description. */
    words: z.array(z.string()).optional(),
    /** ISO days of the week, 1 Monday, in city time. */
    weekdays: z.array(z.number().int().min(1).max(7)).optional(),
    /** [from, to) minutes after midnight, city time; from > to goes over midnight. */
    minutes: z.tuple([z.number().int().min(0).max(1440), z.number().int().min(0).max(1440)]).optional(),
    /** Answers to the category's questions that must be given so. */
    answers: z.record(Slug, z.union([z.string(), z.number()])).optional(),
  }),
  agencyId: Slug,
  priority: z.enum(['urgent', 'high', 'normal']).default('normal'),
  ...Validity.shape,
});
export type RoutingRule = z.infer<typeof RoutingRule>;

/** `unconfirmed`: expected, but not decided by the government yet. */
const NamedDay = z.object({ day: Day, name: LocalText, unconfirmed: z.boolean().optional() });
/** When offices work; `data/calendar.json`. Minutes are after midnight, city time. */
export const WorkCalendar = z.object({
  hours: z.array(z.tuple([z.number().int().min(0).max(1440), z.number().int().min(0).max(1440)])).min(1),
  /** ISO days of the week, 1 Monday. */
  weekdays: z.array(z.number().int().min(1).max(7)),
  /** Free days. */
  holidays: z.array(NamedDay),
  /** Days worked in exchange for another; they win over holidays and weekends. */
  workdays: z.array(NamedDay),
});
export type WorkCalendar = z.infer<typeof WorkCalendar>;

/** Who is responsible. */
export const Agency = z.object({ id: Slug, name: LocalText, ...Validity.shape });
export type Agency = z.infer<typeof Agency>;

/** An administrative area. Coordinates are lng, lat; outer ring counter-clockwise (RFC 7946). */
export const Area = z.object({
  type: z.literal('Feature'),
  id: Slug,
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
  ]),
  properties: z.object({
    name: LocalText,
    /** Official code of the General Statistics Office. */
    code: z.string().optional(),
    level: z.enum(['province', 'city', 'ward', 'commune', 'group']),
    ...Validity.shape,
    /** The areas this one was made from; `name` where the pack has no shape of that area. */
    mergedFrom: z.array(z.object({ id: Slug, share: z.enum(['full', 'part']), name: LocalText.optional() })).default([]),
    accuracy: Accuracy,
    source: Source,
  }),
});
export type Area = z.infer<typeof Area>;

export const VerticalDatum = z.enum(['EGM96', 'EGM2008', 'hon-dau-1992', 'ellipsoid', 'none']);
/** A body of source data that a city model can be built from. */
export const Dataset = z.object({
  id: Slug,
  title: LocalText,
  /** Which part of the city model it feeds. */
  theme: z.enum(['terrain', 'buildings', 'roads', 'rail', 'water', 'waterways', 'landuse', 'coast', 'places', 'boundaries', 'osm']),
  source: Source,
  /** Shown on the map whenever the dataset is drawn. */
  attribution: z.string().min(1),
  /** `EPSG:4326` or a code of `data/model/crs`. */
  crs: z.string().regex(/^EPSG:\d+$/),
  verticalDatum: VerticalDatum,
  /** Paths below CITY_SOURCES, by name. */
  files: z.array(z.string()).min(1),
  /** Id of the importer in `tiles/sources`. */
  format: Slug,
  /** What happens when the files are not there: the sample generator takes over, or the theme stays empty. */
  fallback: z.enum(['sample', 'none']),
});
export type Dataset = z.infer<typeof Dataset>;

/** `data/<city>/model.json`: how the city model is made. */
export const ModelConfig = z.object({
  datasets: z.array(Dataset).default([]),
  /** Parameters of the sample city generator for all that no dataset supplies. */
  sample: z.object({
    seed: z.number().int(),
    /** Relief and plan of the invented parts. */
    character: z.enum(['karst-valley', 'midland', 'river-plain', 'coastal-delta', 'karst-bay']),
    buildings: z.number().int().min(0).max(2_000_000),
    /** Orthometric metres of the valley floor or plain at the centre. */
    baseHeight: z.number(),
    /** Radius of the built-up area, metres. */
    radius: z.number().positive(),
    /** Main streets by name, most important first; the generator names its roads from them. */
    streets: z.array(z.string()).default([]),
    /** Names of the stream or river. */
    waters: z.array(z.string()).default([]),
  }),
  terrain: z.object({ maxZoom: z.number().int().min(8).max(15) }),
});
export type ModelConfig = z.infer<typeof ModelConfig>;

/** `data/portal.json`: what this portal opens with. */
export const Portal = z.object({ defaultCity: Slug });
export type Portal = z.infer<typeof Portal>;
