'use strict';

const assert = require('node:assert/strict');
const http = require('node:http');
const { after, before, describe, it } = require('node:test');
const { basePath, client, input, uniqueProperty } = require('./suite.js');

/** Passes requests on, but loses as many answers as it is told to and says 502 instead. */
class LossyRelay {
  constructor() {
    this.lose = 0;
    this.passed = 0;
    this.server = http.createServer((request, response) => this.relay(request, response));
  }

  async start() {
    await new Promise((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    this.url = `http://127.0.0.1:${this.server.address().port}`;
  }

  relay(request, response) {
    const { hostname, port } = new URL(basePath);
    const onward = http.request(
      { hostname, port, path: request.url, method: request.method, headers: request.headers, agent: false },
      (answer) => {
        this.passed += 1;
        if (this.lose > 0) {
          this.lose -= 1;
          answer.resume();
          response.writeHead(502, { 'content-type': 'application/json' });
          response.end('{"status":"error","message":"the answer was lost"}');
        } else {
          response.writeHead(answer.statusCode, answer.headers);
          answer.pipe(response);
        }
      },
    );
    request.pipe(onward);
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Gives a request a name; the client leaves defaultHeaders out of requests for calls. */
const named = (name) => ({
  middlewareMergeStrategy: 'append',
  middleware: [{
    pre: async (context) => {
      context.setHeaderParam('Idempotency-Key', name);
      return context;
    },
    post: async (response) => response,
  }],
});

describe('retries', () => {
  const relay = new LossyRelay();

  before(async () => {
    await relay.start();
    await uniqueProperty('retry_id');
  });

  after(() => relay.stop());

  const retrying = (more = {}) => client({
    basePath: relay.url, numberOfApiCallRetries: 3, ...more,
  }).crm.objects.calls;

  const count = async (title) => (await client().crm.objects.calls.searchApi.doSearch({
    filterGroups: [{ filters: [{ propertyName: 'hs_call_title', operator: 'EQ', value: title }] }],
    sorts: [], properties: [], limit: 10, after: '0',
  })).total;

  it('get what is there', async () => {
    const { id } = await client().crm.objects.calls.basicApi.create(input('Read again'));
    relay.lose = 2;
    relay.passed = 0;
    assert.equal((await retrying().basicApi.getById(id)).id, id);
    assert.equal(relay.passed, 3);
  });

  it('create once where the request has a name', async () => {
    relay.lose = 1;
    const batch = await retrying().batchApi.create(
      { inputs: [input('Created once A'), input('Created once B')] },
      named('retries-1'),
    );
    assert.equal(batch.results.length, 2);
    assert.equal(await count('Created once A'), 1);
    assert.equal(await count('Created once B'), 1);
  });

  it('upsert once by a unique value', async () => {
    relay.lose = 1;
    const batch = await retrying().batchApi.upsert({
      inputs: [{ id: 'R-1', idProperty: 'retry_id', properties: input('Upserted once').properties }],
    });
    assert.equal(batch.results[0]._new, false); // the first answer, which said true, was lost
    assert.equal(await count('Upserted once'), 1);
  });

  it('end with the last answer', async () => {
    relay.lose = 9;
    await assert.rejects(retrying({ numberOfApiCallRetries: 2 }).basicApi.getPage(1), { code: 502 });
    relay.lose = 0;
  });
});
