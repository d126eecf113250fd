import { createRoute } from '@hono/zod-openapi';
import { authorize } from '../../auth/authorize.ts';
import { readCase, targetOf } from '../../cases/case-row.ts';
import { readDetail } from '../../cases/read-detail.ts';
import { attachFiles, removeFile } from '../../cases/verbs/attach-file.ts';
import { cityZone } from '../../db/city-zone.ts';
import { attachmentKey, type KeptAttachment, keepAttachment } from '../../files/keep-attachment.ts';
import { mediaStore } from '../../files/media-store.ts';
import { readForm } from '../../files/photo-form.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { CityItemParam } from '../../http/query.ts';
import { changes, router } from '../../http/router.ts';
import { INERT } from '../../http/security-headers.ts';
import { ATTACHMENTS } from './attachment-contract.ts';
import { CaseDetail } from './contract.ts';

const tags = ['cases'];
const FileParam = CityItemParam.extend({ file: CityItemParam.shape.id });
const path = '/api/cities/{city}/cases/{id}/attachments' as const;
const add = createRoute({
  method: 'post',
  path,
  summary: 'Adds files that staff keep with the case: a form with parts `file` (PDF, JPEG, PNG, WebP)',
  tags,
  request: { params: CityItemParam },
  responses: changes(CaseDetail, 'The case as it is now'),
});
const read = createRoute({
  method: 'get',
  path: `${path}/{file}` as const,
  summary: 'A file of a case, as a download',
  tags,
  request: { params: FileParam },
  responses: { 200: { description: 'The bytes' }, 401: { description: 'Nobody is signed in' }, 404: { description: 'No such file' } },
});
const remove = createRoute({
  method: 'post',
  path: `${path}/{file}/removal` as const,
  summary: 'Takes a file away',
  tags,
  request: { params: FileParam },
  responses: changes(CaseDetail, 'The case as it is now'),
});
const NO_STORE = { 'cache-control': 'private, no-store' };

export function attachmentRoutes(context: AppContext) {
  const { db, config, identify } = context;
  const seen = async (request: Request, { city, id }: { city: string; id: string }) => {
    const who = await identify(request);
    if (!who) throw new ProblemError('signed-out');
    await cityZone(db, city);
    return { who, row: await readCase(db.client, city, id) };
  };
  return router()
    .openapi(add, async (c) => {
      const at = c.req.valid('param');
      const { who, row } = await seen(c.req.raw, at);
      // Asked here too, before strangers' bytes are written.
      authorize(who, 'note:case', targetOf(row));
      const files = (await readForm(c)).getAll('file').filter((part) => typeof part !== 'string');
      if (files.length === 0) throw badField('file', 'is missing');
      if (files.length > ATTACHMENTS.count) throw badField('file', `at most ${ATTACHMENTS.count} files`);
      const store = mediaStore(config);
      const kept: KeptAttachment[] = [];
      try {
        for (const file of files) kept.push(await keepAttachment(store, file));
        await attachFiles(context, who, row, kept);
      } catch (error) {
        await Promise.all(kept.map(({ id }) => store.remove(attachmentKey(id))));
        throw error;
      }
      return c.json(await readDetail(context, who, await readCase(db.client, at.city, at.id), 'plain'), 200, NO_STORE);
    })
    .openapi(read, async (c) => {
      const { file, ...at } = c.req.valid('param');
      const { who, row } = await seen(c.req.raw, at);
      authorize(who, 'read:case', targetOf(row));
      const { rows } = await db.client.execute({
        sql: 'SELECT name, type FROM case_attachment WHERE report = ? AND id = ?',
        args: [row.seq, file],
      });
      const bytes = rows[0] && (await mediaStore(config).get(attachmentKey(file)));
      if (!rows[0] || !bytes) throw new ProblemError('not-found', 'There is no such file in this case.');
      const name = encodeURIComponent(String(rows[0].name)).replace(
        /['()*]/g,
        (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
      );
      return c.body(bytes, 200, {
        ...NO_STORE,
        'content-type': String(rows[0].type),
        'content-length': String(bytes.length),
        ...INERT,
        'content-disposition': `attachment; filename="file"; filename*=UTF-8''${name}`,
      });
    })
    .openapi(remove, async (c) => {
      const { file, ...at } = c.req.valid('param');
      const { who, row } = await seen(c.req.raw, at);
      await removeFile(context, who, row, file);
      await mediaStore(config).remove(attachmentKey(file));
      return c.json(await readDetail(context, who, await readCase(db.client, at.city, at.id), 'plain'), 200, NO_STORE);
    });
}
