'use strict';

const { setTimeout: sleep } = require('node:timers/promises');

const PATIENCE = 5;

/** Does a request again while HubSpot says that it is too much, or that something is wrong there. */
async function patiently(request) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request();
    } catch (error) {
      const worthIt = error.code === 429 || error.code === 423 || error.code >= 500;
      if (!worthIt || attempt === PATIENCE) {
        throw error;
      }
      await sleep(1000 * Number(error.headers['retry-after'] ?? 1));
    }
  }
}

/**
 * The program under test: logs calls, at most 100 of them. Inputs have names of their own, because
 * results come in any order, and some may fail while others don't.
 *
 * @returns {Promise<{ids: Object<string, string>, failed: string[]}>} ids by name, and the names of
 *     what failed
 */
async function logCalls(client, calls) {
  const inputs = calls.map(({ name, ...properties }) => ({
    objectWriteTraceId: name,
    properties,
    associations: [],
  }));
  const answer = await patiently(() => client.crm.objects.calls.batchApi.create({ inputs }));
  const ids = {};
  for (const result of answer.results) {
    ids[result.objectWriteTraceId] = result.id;
  }
  const failed = (answer.errors ?? []).flatMap((error) => error.context.objectWriteTraceId ?? []);
  return { ids, failed };
}

module.exports = { logCalls };
