/** The answers of GeoReport v2 as schemas: what the specification and its published JSON Schemas ask for, and nothing besides. */
import { z } from 'zod';

const text = z.string();
const when = z.iso.datetime({ offset: true });
const id = z.string().min(1);
const nothing = z.null();

export const SCHEMAS = {
  discovery: z.strictObject({
    changeset: when,
    contact: text.min(1),
    key_service: text.min(1),
    endpoints: z
      .array(
        z.strictObject({
          specification: z.url(),
          url: z.url(),
          changeset: when,
          type: z.enum(['production', 'test']),
          formats: z.array(z.enum(['text/xml', 'application/json'])).min(1),
        }),
      )
      .min(1),
  }),
  services: z.array(
    z.strictObject({
      service_code: id,
      service_name: id,
      description: text,
      metadata: z.boolean(),
      type: z.enum(['realtime', 'batch', 'blackbox']),
      keywords: text,
      group: text,
    }),
  ),
  definition: z.strictObject({
    service_code: id,
    attributes: z.array(
      z.strictObject({
        variable: z.boolean(),
        code: id,
        datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
        required: z.boolean(),
        datatype_description: text,
        order: z.number().int().min(1),
        description: text,
        values: z.array(z.strictObject({ key: id, name: text })).optional(),
      }),
    ),
  }),
  requests: z.array(
    z.strictObject({
      service_request_id: id,
      status: z.enum(['open', 'closed']),
      status_notes: text.nullable(),
      service_name: id,
      service_code: id,
      description: text,
      agency_responsible: text,
      service_notice: text.nullable(),
      requested_datetime: when,
      updated_datetime: when,
      expected_datetime: when,
      address: text,
      address_id: nothing,
      zipcode: nothing,
      lat: z.number().min(-90).max(90),
      long: z.number().min(-180).max(180),
      media_url: z.url().nullable(),
    }),
  ),
  posted: z.array(z.strictObject({ service_request_id: id, service_notice: text.nullable(), account_id: nothing })).length(1),
  token: z.array(z.strictObject({ token: id, service_request_id: id })).length(1),
  updates: z.array(
    z.strictObject({
      update_id: id,
      service_request_id: id,
      status: z.enum(['open', 'closed']),
      external_status_code: id,
      updated_datetime: when,
      description: text,
      media_url: nothing,
    }),
  ),
  updated: z.array(z.strictObject({ update_id: id })).length(1),
  errors: z.array(z.strictObject({ code: z.number().int().min(400).max(599), description: z.string().min(4) })).min(1),
};
