import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from './running/server.ts';
import { sharedData, temporaryFolder } from './running/tamga.ts';

const samples = `${sharedData}wco-declarations/samples/`;
const original = `${samples}TT_EX009a__TT_EX009a.xml`;
const amendment = `${samples}TT_EX009a__Step5_TT_EX009a_Amendment.xml`;
const registrationNumber = '24GB0YVJ3EXXES8AA0';
const folder = temporaryFolder();
let server: RunningServer;
let token: string;

describe.skipIf(!existsSync(original))('a WCO amendment over HTTP', () => {
  beforeAll(async () => {
    server = await startServer(['--data', folder.file('data')]);
    token = await server.user('clearance', ['customs-system']);
  });

  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  async function post(xml: string): Promise<{ readonly status: number; readonly body: unknown }> {
    const answer = await fetch(`${server.url}/api/v1/declarations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/xml' },
      body: xml,
    });
    return { status: answer.status, body: await answer.json() };
  }

  test('is refused with what it points at while the original is not there', async () => {
    const refused = await post(readFileSync(amendment, 'utf8'));
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.body).toMatchObject({
      problems: [{ code: 'amendment-target-unknown', path: registrationNumber }],
    });
  });

  test('becomes the next version of the stored original, once', async () => {
    // The sample was lodged before it had a number; the administration gives it the one the amendment names.
    const numbered = readFileSync(original, 'utf8').replace(
      '</FunctionalReferenceID>',
      `</FunctionalReferenceID><ID>${registrationNumber}</ID>`,
    );
    expect((await post(numbered)).body).toMatchObject({ declarationId: registrationNumber, version: 1 });
    const amended = await post(readFileSync(amendment, 'utf8'));
    expect([amended.status, amended.body]).toMatchObject([
      201,
      { declarationId: registrationNumber, version: 2 },
    ]);
    const again = await post(readFileSync(amendment, 'utf8'));
    expect([again.status, again.body]).toMatchObject([
      200,
      { declarationId: registrationNumber, version: 2 },
    ]);
    const [before, after] = await Promise.all(
      [1, 2].map(async (version) => {
        const answer = await server.request(
          token,
          'GET',
          `/declarations/${registrationNumber}/decision?version=${version}`,
        );
        return (answer.body as { randomDraw: { value: number } }).randomDraw.value;
      }),
    );
    expect(after).toBe(before);
    const newest = await server.request(token, 'GET', `/declarations/${registrationNumber}`);
    expect(newest.body).toMatchObject({ id: registrationNumber, version: 2 });
  });
});
