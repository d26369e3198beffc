'use strict';

const assert = require('node:assert/strict');
const { afterEach, describe, it } = require('node:test');
const { basePath, client, input, refused, titles } = require('./suite.js');

const portal = 'faults';
const accessToken = process.env.CALLBATCH_FAULTS_TOKEN;

/** Says what goes wrong in the portal that only this file uses. */
async function goWrong(...faults) {
  const answer = await fetch(`${basePath}/v1/admin/faults`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${process.env.CALLBATCH_ADMIN_TOKEN}`, 'content-type': 'application/json',
    },
    body: JSON.stringify(faults.length === 0 ? {} : {
      faults: faults.map((fault) => ({ ...fault, match: { ...fault.match, portal } })),
    }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

describe('faults on demand', () => {
  const calls = (retries) => client({
    accessToken, ...(retries ? { numberOfApiCallRetries: retries } : {}),
  }).crm.objects.calls;

  const search = (retries) => calls(retries).searchApi.doSearch({
    filterGroups: [], sorts: [], properties: [], limit: 10, after: '0',
  });

  afterEach(() => goWrong());

  it('are retried where HubSpot is out of order', async () => {
    await goWrong({ when: { first: 2 }, fault: 'server-error', status: 503 });
    assert.match((await calls(3).basicApi.create(input('Third time'))).id, /^\d+$/);
    await goWrong({ fault: 'server-error' });
    const body = await refused(500, calls(2).basicApi.getPage(1));
    assert.equal(body.message, 'internal error');
  });

  it('are retried where searches come too fast', async () => {
    await goWrong({
      match: { path: '/crm/v3/objects/calls/search' }, when: { first: 1 }, fault: 'rate-limit', limit: 'secondly',
    });
    const started = Date.now();
    assert.ok(Array.isArray((await search(2)).results));
    assert.ok(Date.now() - started >= 1000);
  });

  it('are not retried where the day is used up', async () => {
    await goWrong({ when: { first: 1 }, fault: 'rate-limit', limit: 'daily' });
    const body = await refused(429, calls(3).basicApi.getPage(1));
    assert.equal(body.policyName, 'DAILY');
    assert.ok(Array.isArray((await calls().basicApi.getPage(1)).results));
  });

  it('tell a client without retries of the rolling window', async () => {
    await goWrong({ when: { first: 1 }, fault: 'rate-limit', limit: 'ten-secondly' });
    const body = await refused(429, calls().basicApi.getPage(1));
    assert.equal(body.policyName, 'TEN_SECONDLY_ROLLING');
  });

  it('keep some inputs of a batch from being done', async () => {
    await goWrong({ match: { path: '/crm/v3/objects/calls/batch/create' }, fault: 'partial', inputs: [1] });
    const batch = await calls().batchApi.create({
      inputs: [input('Partial A', {}, 'a'), input('Partial B', {}, 'b'), input('Partial C', {}, 'c')],
    });
    assert.deepEqual(titles(batch), ['Partial A', 'Partial C']);
    assert.equal(batch.numErrors, 1);
  });
});
