import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { sendFile } from '../../http/static-file.ts';

const SWAGGER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Toàn Cảnh API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css"><link rel="icon" href="/api/docs/favicon-32x32.png"></head>
<body><main id="reference"></main><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>
`;
const START = `SwaggerUIBundle({ url: '/api/openapi.json', domNode: document.getElementById('reference'), deepLinking: true, validatorUrl: null });\n`;
/** Swagger UI sets inline styles; scripts come from us only and none is inline. */
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The reference page, all of it from this server. */
export function docsRoutes(_: AppContext) {
  return new Hono<AppEnv>()
    .get('/api/docs', (c) => c.html(PAGE, 200, { 'content-security-policy': POLICY, 'cache-control': 'no-cache' }))
    .get('/api/docs/start.js', (c) => c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }))
    .get('/api/docs/:file', async (c) => {
      const file = c.req.param('file');
      const answer = FILES.includes(file) ? await sendFile(c, join(SWAGGER, file), 'public, max-age=86400') : null;
      if (!answer) throw new ProblemError('not-found');
      return answer;
    });
}
