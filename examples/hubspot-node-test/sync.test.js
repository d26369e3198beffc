'use strict';

const assert = require('node:assert/strict');
const { beforeEach, afterEach, test } = require('node:test');
const { Client } = require('@hubspot/api-client');
const { logCalls } = require('./sync.js');

const basePath = process.env.CALLBATCH_URL ?? 'http://127.0.0.1:8080';
const accessToken = process.env.CALLBATCH_TOKEN ?? 'any';
const client = new Client({ basePath, accessToken });
const CREATE = '/crm/v3/objects/calls/batch/create';

const call = (name) => ({ name, hs_timestamp: '2026-03-12T10:00:00Z', hs_call_title: name });

/** Lets HubSpot's routes go wrong: those of the token's portal, or with the scope admin all. */
async function faults(method, settings) {
  const answer = await fetch(`${basePath}/v1/admin/faults`, {
    method,
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: settings === undefined ? undefined : JSON.stringify(settings),
  });
  assert.ok(answer.ok, await answer.clone().text());
  return answer.status === 204 ? undefined : answer.json();
}

/** How many calls there are, page by page: a store that was used before may have many. */
async function stored() {
  let count = 0;
  let after;
  do {
    const page = await client.crm.objects.calls.basicApi.getPage(100, after);
    count += page.results.length;
    after = page.paging?.next?.after;
  } while (after !== undefined);
  return count;
}

let before;

beforeEach(async () => {
  await faults('DELETE');
  before = await stored();
});

afterEach(() => faults('DELETE'));

test('comes back after the ten-second limit', async () => {
  await faults('PUT', {
    faults: [
      {
        match: { method: 'POST', path: CREATE },
        when: { first: 2 },
        fault: 'rate-limit',
        limit: 'ten-secondly',
        retryAfterSeconds: 1,
      },
    ],
  });

  const { ids, failed } = await logCalls(client, [call('a'), call('b')]);

  assert.deepEqual(failed, []);
  assert.deepEqual(Object.keys(ids).sort(), ['a', 'b']);
  assert.equal(await stored(), before + 2);
  assert.deepEqual((await faults('GET')).faults, [{ matched: 3, applied: 2 }]);
});

test('comes back after a gateway that has nothing but a page to say', async () => {
  await faults('PUT', {
    faults: [{ match: { path: CREATE }, times: 1, fault: 'server-error', status: 502, html: true }],
  });

  const { ids } = await logCalls(client, [call('a')]);

  assert.equal(Object.keys(ids).length, 1);
  assert.equal(await stored(), before + 1);
});

test('gives up in the end', async () => {
  await faults('PUT', {
    faults: [
      { match: { path: CREATE }, fault: 'rate-limit', limit: 'daily', retryAfterSeconds: 1 },
    ],
  });

  await assert.rejects(logCalls(client, [call('a')]), (error) => {
    assert.equal(error.code, 429);
    assert.equal(error.body.policyName, 'DAILY');
    return true;
  });
  assert.equal(await stored(), before);
});

test('tells what failed from what was done', async () => {
  await faults('PUT', { faults: [{ match: { path: CREATE }, fault: 'partial', inputs: [1] }] });

  const { ids, failed } = await logCalls(client, [call('a'), call('b'), call('c')]);

  assert.deepEqual(Object.keys(ids).sort(), ['a', 'c']);
  assert.deepEqual(failed, ['b']);
  assert.equal(await stored(), before + 2);
});

test('takes results in any order', async () => {
  await faults('PUT', { seed: 3, faults: [{ match: { path: CREATE }, fault: 'shuffled' }] });

  const { ids } = await logCalls(client, ['a', 'b', 'c', 'd'].map(call));

  for (const [name, id] of Object.entries(ids)) {
    const found = await client.crm.objects.calls.basicApi.getById(id, ['hs_call_title']);
    assert.equal(found.properties.hs_call_title, name);
  }
});

test('meets the limit of its plan', async () => {
  await faults('PUT', { rateLimits: [{ portal: '*', plan: 'free' }] });

  const statuses = [];
  for (let request = 0; request < 101; request += 1) {
    const answer = await fetch(`${basePath}/crm/v3/objects/calls?limit=1`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    await answer.text();
    statuses.push(answer.status);
  }

  assert.equal(statuses.filter((status) => status === 200).length, 100);
  assert.equal(statuses.filter((status) => status === 429).length, 1);
});
