'use strict';

const assert = require('node:assert/strict');
const { describe, it } = require('node:test');
const { client, refused } = require('./suite.js');

const { batchApi, coreApi, groupsApi } = client().crm.properties;
const TYPE = 'calls';

const definition = (name, more = {}) => ({
  name, label: `Label of ${name}`, type: 'string', fieldType: 'text', groupName: 'call', ...more,
});
const names = (...all) => ({ inputs: all.map((name) => ({ name })) });

describe('coreApi', () => {
  it('lists what HubSpot defines', async () => {
    const { results } = await coreApi.getAll(TYPE);
    const time = results.find((property) => property.name === 'hs_timestamp');
    assert.equal(time.type, 'datetime');
    assert.equal(time.hubspotDefined, true);
    assert.equal(time.modificationMetadata.readOnlyDefinition, true);
    const direction = results.find((property) => property.name === 'hs_call_direction');
    assert.deepEqual(direction.options.map((option) => option.value), ['INBOUND', 'OUTBOUND']);
    assert.deepEqual((await coreApi.getAll('0-48')).results.length, results.length);
  });

  it('creates, changes and archives a property, which calls can have meanwhile', async () => {
    const { basicApi } = client().crm.objects.calls;
    const values = { hs_timestamp: '2026-03-12T10:00:00Z', mood: 'good' };
    await refused(400, basicApi.create({ properties: values, associations: [] }));

    const created = await coreApi.create(TYPE, definition('mood', {
      type: 'enumeration',
      fieldType: 'select',
      options: [{ label: 'Good', value: 'good', displayOrder: 0, hidden: false }],
    }));
    assert.equal(created.name, 'mood');
    assert.equal(created.hubspotDefined, false);
    assert.ok(created.createdAt instanceof Date);
    const call = await basicApi.create({ properties: values, associations: [] });
    assert.equal(call.properties.mood, 'good');

    const changed = await coreApi.update(TYPE, 'mood', { label: 'Mood', description: 'How it went' });
    assert.equal(changed.label, 'Mood');
    const read = await coreApi.getByName(TYPE, 'mood');
    assert.equal(read.description, 'How it went');
    assert.deepEqual(read.options.map((option) => option.value), ['good']);

    assert.equal(await coreApi.archive(TYPE, 'mood'), undefined);
    await refused(404, coreApi.getByName(TYPE, 'mood'));
    assert.equal((await coreApi.getByName(TYPE, 'mood', true)).archived, true);
    assert.ok((await coreApi.getAll(TYPE, true)).results.some((property) => property.name === 'mood'));
    await refused(400, basicApi.create({ properties: values, associations: [] }));
  });

  it('refuses what it cannot define', async () => {
    assert.equal((await refused(409, coreApi.create(TYPE, definition('hs_timestamp')))).category, 'CONFLICT');
    await refused(400, coreApi.create(TYPE, definition('Upper')));
    await refused(400, coreApi.create(TYPE, definition('x', { type: 'text' })));
    await refused(400, coreApi.create(TYPE, definition('x', { fieldType: 'select' })));
    await refused(400, coreApi.create(TYPE, { name: 'x' }));
    await refused(400, coreApi.update(TYPE, 'hs_timestamp', { label: 'Mine' }));
    await refused(400, coreApi.archive(TYPE, 'hs_timestamp'));
    await refused(404, coreApi.update(TYPE, 'nothing', { label: 'x' }));
    await refused(400, coreApi.getAll('butterflies'));
  });
});

describe('batchApi', () => {
  it('creates, reads and archives several', async () => {
    const created = await batchApi.create(TYPE, { inputs: [definition('several_a'), definition('several_b')] });
    assert.equal(created.status, 'COMPLETE');
    assert.deepEqual(created.results.map((property) => property.name).sort(), ['several_a', 'several_b']);
    assert.equal(created.numErrors, undefined);

    const read = await batchApi.read(TYPE, { ...names('several_a', 'several_b'), archived: false });
    assert.equal(read.results.length, 2);

    assert.equal(await batchApi.archive(TYPE, names('several_a', 'several_b', 'never_there')), undefined);
    const archived = await batchApi.read(TYPE, { ...names('several_a'), archived: true });
    assert.equal(archived.results[0].archived, true);
  });

  it('does what it can', async () => {
    const created = await batchApi.create(TYPE, { inputs: [definition('partly_a'), definition('hs_timestamp')] });
    assert.deepEqual(created.results.map((property) => property.name), ['partly_a']);
    assert.equal(created.numErrors, 1);
    assert.equal(created.errors[0].category, 'CONFLICT');

    const read = await batchApi.read(TYPE, { ...names('partly_a', 'nothing'), archived: false });
    assert.deepEqual(read.results.map((property) => property.name), ['partly_a']);
    assert.equal(read.errors[0].category, 'OBJECT_NOT_FOUND');
  });

  it('refuses batches as a whole', async () => {
    await refused(400, batchApi.create(TYPE, { inputs: [] }));
    await refused(400, batchApi.archive(TYPE, names('hs_timestamp')));
  });
});

describe('groupsApi', () => {
  it('makes, changes and takes groups away', async () => {
    const created = await groupsApi.create(TYPE, { name: 'telephony', label: 'Telephony', displayOrder: 3 });
    assert.deepEqual(
      { name: created.name, label: created.label, displayOrder: created.displayOrder, archived: created.archived },
      { name: 'telephony', label: 'Telephony', displayOrder: 3, archived: false },
    );
    assert.equal((await groupsApi.update(TYPE, 'telephony', { label: 'Phones' })).label, 'Phones');
    assert.equal((await groupsApi.getByName(TYPE, 'telephony')).displayOrder, 3);
    const { results } = await groupsApi.getAll(TYPE);
    assert.deepEqual(
      ['call', 'engagement', 'telephony'].filter((name) => !results.some((group) => group.name === name)),
      [],
    );
    assert.equal(await groupsApi.archive(TYPE, 'telephony'), undefined);
    await refused(404, groupsApi.getByName(TYPE, 'telephony'));
  });

  it('refuses what it cannot do', async () => {
    await refused(409, groupsApi.create(TYPE, { name: 'call', label: 'Mine' }));
    await refused(400, groupsApi.create(TYPE, { name: 'Upper', label: 'x' }));
    await refused(400, groupsApi.update(TYPE, 'call', { label: 'Mine' }));
    await refused(400, groupsApi.archive(TYPE, 'call'));
    await refused(404, groupsApi.update(TYPE, 'nothing', { label: 'x' }));
  });
});
