import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const files = join(import.meta.dirname, '../../dist/web');
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/** A file of the built pages, or the page itself: which addresses are pages is the pages' own matter. */
export async function sendBuiltPage(pathname: string, answer: ServerResponse): Promise<void> {
  const isFile =
    contentTypes[extname(pathname)] !== undefined && !/^\/(declarations|profiles|lists)\//.test(pathname);
  const path = isFile ? normalize(pathname) : '/index.html';
  answer.setHeader('content-security-policy', policy);
  try {
    const content = await readFile(join(files, path));
    const type = contentTypes[extname(path)] ?? 'application/octet-stream';
    answer.writeHead(200, { 'content-type': type }).end(content);
  } catch {
    answer.writeHead(404).end();
  }
}
