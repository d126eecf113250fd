import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, ListObjectsCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { checkKey } from './check-key.ts';
import type { MediaStore } from './media-store.ts';

/**
 * A bucket as a store: `s3://bucket/folder?endpoint=https://…&region=…`. Without `endpoint` it is AWS; with it, buckets are addressed by path, as
 * MinIO, Garage, Ceph and their like want it. Keys come from the standard AWS environment (AWS_ACCESS_KEY_ID … or what else the SDK finds).
 * An object appears whole or not at all, so nothing unfinished is left behind.
 */
export function s3Store(url: string): MediaStore {
  const { hostname: bucket, pathname, searchParams } = new URL(url);
  const folder = pathname.replace(/^\/+|\/+$/g, '');
  const keyOf = (key: string) => (folder === '' ? checkKey(key) : `${folder}/${checkKey(key)}`);
  const endpoint = searchParams.get('endpoint');
  const client = new S3Client({
    region: searchParams.get('region') ?? process.env.AWS_REGION ?? 'us-east-1',
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    // Newer checksums are asked of us by no one, and many servers do not know them.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000 },
  });
  return {
    async put(key, bytes) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(key), Body: bytes }));
    },
    async get(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(key) }));
        return Body ? Buffer.from(await Body.transformToByteArray()) : null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(key) }));
    },
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(key) }));
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async putFile(key, path) {
      // Servers want the length beforehand, and a stream has none of its own.
      const { size } = await stat(path);
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(key), Body: createReadStream(path), ContentLength: size }));
    },
    async *list(prefix) {
      const start = prefix !== '' ? `${keyOf(prefix)}/` : folder === '' ? '' : `${folder}/`;
      // Pages by the last key, which every server knows, rather than by a server's own token.
      for (let last: string | undefined, more = true; more; ) {
        const page = await client.send(
          new ListObjectsCommand({ Bucket: bucket, Prefix: start, ...(last === undefined ? {} : { Marker: last }) }),
        );
        for (const { Key = '', LastModified } of page.Contents ?? []) {
          yield { key: folder === '' ? Key : Key.slice(folder.length + 1), modified: LastModified?.getTime() ?? 0 };
          last = Key;
        }
        more = page.IsTruncated === true && (page.Contents ?? []).length > 0;
      }
    },
  };
}
