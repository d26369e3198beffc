'use strict';

const assert = require('node:assert/strict');
const { Client } = require('@hubspot/api-client');

const basePath = process.env.CALLBATCH_URL;
const accessToken = process.env.CALLBATCH_TOKEN;
const readOnlyToken = process.env.CALLBATCH_READ_TOKEN;

/** A client as a program of a HubSpot user makes it, but for the base path. */
const client = (options = {}) => new Client({ basePath, accessToken, ...options });

/** A property with unique values, which calls don't have by themselves; each test file has its own. */
async function uniqueProperty(name) {
  await client().crm.properties.coreApi.create('calls', {
    name,
    label: name,
    type: 'string',
    fieldType: 'text',
    groupName: 'call',
    hasUniqueValue: true,
  });
}

/** The ApiException that a call ends with, whose answer has HubSpot's envelope. */
async function refused(code, call) {
  const error = await call.then(
    () => assert.fail(`expected ${code}, but the call was done`),
    (failure) => failure,
  );
  assert.equal(error.code, code, `${error.message}\n${error.stack}`);
  assert.equal(error.headers['content-type'], 'application/json;charset=utf-8');
  assert.equal(error.body.status, 'error');
  assert.match(error.body.correlationId, /^[0-9a-f-]{36}$/);
  assert.equal(error.headers['x-hubspot-correlation-id'], error.body.correlationId);
  assert.notEqual(error.body.message, '');
  return error.body;
}

const timestamp = '2026-03-12T10:00:00Z';

/** The body of a create. */
const input = (title, more = {}, trace = undefined) => ({
  properties: { hs_timestamp: timestamp, hs_call_title: title, ...more },
  associations: [],
  objectWriteTraceId: trace,
});

/** What of the answer's results matters to a test, by the title. */
const titles = (batch) => batch.results.map((call) => call.properties.hs_call_title).sort();

module.exports = {
  basePath, readOnlyToken, client, uniqueProperty, refused, timestamp, input, titles,
};
