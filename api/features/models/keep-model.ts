import { randomBytes } from 'node:crypto';
import type { InValue } from '@libsql/client';
import type { GroundBox } from '../../../data/model/model-footprint.ts';
import { MODEL_LIMITS, type ModelRefusal } from '../../../data/model/model-limits.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { keepBytes } from '../../files/keep-bytes.ts';
import { mediaStore } from '../../files/media-store.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import type { ModelPlacement } from './contract.ts';
import { modelKey } from './list-models.ts';
import type { readModel } from './read-model.ts';

export interface ModelToKeep {
  city: string;
  /** Absent: a new one. `version` is what was read before. */
  old?: { id: string; version: number };
  placement: ModelPlacement;
  /** Absent: the file stays. */
  read?: Awaited<ReturnType<typeof readModel>> | undefined;
}

const refused = (field: 'model' | 'scale', word: ModelRefusal, sentence: string) =>
  new ProblemError('bad-request', sentence, [{ field, message: word }]);

/** Puts a model up, or changes where it stands and what it is. @throws ProblemError where it is not allowed, or somebody was faster */
export async function keepModel(
  { db, config, now }: AppContext,
  who: Identity | null,
  { city, old, placement, read }: ModelToKeep,
): Promise<void> {
  const identity = authorize(who, 'edit:place', { city });
  const store = mediaStore(config);
  const file = randomBytes(12).toString('hex');
  const id = old?.id ?? randomBytes(12).toString('hex');
  const write = () =>
    db.transact(async (tx) => {
      const { rows } = await tx.execute({ sql: 'SELECT * FROM city_model WHERE city = ? AND id = ?', args: [city, id] });
      const there = rows[0];
      if (old && !there) throw new ProblemError('not-found', 'There is no such model.');
      if (old && there?.version !== old.version) throw new ProblemError('version-conflict', 'Somebody else changed this model meanwhile.');
      const box = read?.box ?? (JSON.parse(String(there?.box)) as GroundBox);
      if (Math.max(box[2] - box[0], box[3] - box[1]) * placement.scale > MODEL_LIMITS.side)
        throw refused('scale', 'wide', `The model would be wider than ${MODEL_LIMITS.side} m: one drawn in millimetres has scale 0.001.`);
      if (Math.max(...box.map(Math.abs)) * placement.scale > MODEL_LIMITS.reach)
        throw refused('model', 'far', `The model lies farther than ${MODEL_LIMITS.reach} m from its origin: export it about its origin.`);
      const columns: Record<string, InValue> = {
        id,
        city,
        title: JSON.stringify(placement.title),
        lng: placement.position[0],
        lat: placement.position[1],
        heading: placement.heading,
        scale: placement.scale,
        height: placement.height,
        credit: placement.credit,
        licence: placement.licence,
        clip: placement.clip ? 1 : 0,
        ...(read && {
          file,
          bytes: read.bytes.length,
          uploaded: read.uploaded,
          triangles: read.triangles,
          box: JSON.stringify(box),
          outline: JSON.stringify(read.outline),
        }),
        version: (old?.version ?? 0) + 1,
        changed_by: identity.userId,
        changed_at: now().getTime(),
      };
      const names = Object.keys(columns);
      await tx.execute({
        sql: old
          ? `UPDATE city_model SET ${names.map((name) => `${name} = :${name}`).join(', ')} WHERE id = :id`
          : `INSERT INTO city_model (${names.join(', ')}) VALUES (${names.map((name) => `:${name}`).join(', ')})`,
        args: columns,
      });
      const fields = { version: Number(columns.version), ...(read && { bytes: read.bytes.length }) };
      const action = old ? 'edit:model' : 'add:model';
      await appendAudit(tx, { actor: identity.userId, action, city, entity: 'model', entityId: id, fields }, now());
      return read && there ? String(there.file) : undefined;
    });
  const before = await (read ? keepBytes(store, modelKey(file), read.bytes, write) : write());
  if (before !== undefined) await store.remove(modelKey(before));
}
