'use strict';

const assert = require('node:assert/strict');
const { before, describe, it } = require('node:test');
const {
  client, input, readOnlyToken, refused, timestamp, titles, uniqueProperty,
} = require('./suite.js');

const { basicApi, batchApi, searchApi } = client().crm.objects.calls;
const NOBODY = '99999999999';
const MISSING =
  'Could not get some CALL objects, they may be deleted or not exist. Check that ids are valid.';

before(() => uniqueProperty('pbx_call_id'));

const create = async (title, more) => (await basicApi.create(input(title, more))).id;
const ids = (...all) => ({ inputs: all.map((id) => ({ id })) });
const reading = (all, properties = [], propertiesWithHistory = []) => ({
  ...ids(...all), properties, propertiesWithHistory,
});

describe('basicApi.create', () => {
  it('answers 201 with all that the new call has', async () => {
    const { data, httpHeaders, httpStatusCode } = await client().crm.objects.calls.basicApi
      .createWithHttpInfo({
        properties: { hs_timestamp: 1773309600000, hs_call_title: 'Discovery', hs_call_duration: 1800000 },
        associations: [{
          to: { id: '901' },
          types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 194 }],
        }],
      })
      .then((response) => ({
        data: response.data, httpHeaders: response.headers, httpStatusCode: response.httpStatusCode,
      }));
    assert.equal(httpStatusCode, 201);
    assert.match(data.id, /^\d{11,}$/);
    assert.match(httpHeaders.location, new RegExp(`/crm/v3/objects/calls/${data.id}$`));
    assert.equal(data.properties.hs_timestamp, timestamp);
    assert.equal(data.properties.hs_call_duration, '1800000');
    assert.equal(data.properties.hs_object_id, data.id);
    assert.equal(data.properties.hs_object_source, 'INTEGRATION');
    assert.equal(data.archived, false);
    assert.ok(data.createdAt instanceof Date && !Number.isNaN(data.createdAt.getTime()));
    assert.deepEqual(data.updatedAt, data.createdAt);
    assert.equal(new Date(data.properties.hs_createdate).getTime(), data.createdAt.getTime());
  });

  it('refuses bad properties one and all', async () => {
    const body = await refused(400, basicApi.create(input('Bad', {
      nothing: 'x', hs_call_duration: 'long', hs_call_direction: 'SIDEWAYS', hs_object_id: '7',
    })));
    assert.equal(body.category, 'VALIDATION_ERROR');
    const prefix = 'Property values were not valid: ';
    assert.ok(body.message.startsWith(prefix), body.message);
    const faults = JSON.parse(body.message.slice(prefix.length));
    assert.deepEqual(
      Object.fromEntries(faults.map((fault) => [fault.name, fault.error])),
      {
        nothing: 'PROPERTY_DOESNT_EXIST',
        hs_call_duration: 'INVALID_INTEGER',
        hs_call_direction: 'INVALID_OPTION',
        hs_object_id: 'READ_ONLY_VALUE',
      },
    );
    assert.ok(faults.every((fault) => fault.isValid === false && fault.localizedErrorMessage));
    assert.ok(body.errors.length >= 1 && body.errors.length <= 4);
    assert.ok(body.errors.every((error) => error.code && error.context.propertyName.length === 1));
  });

  it('needs the time of the call', async () => {
    const body = await refused(400, basicApi.create({ properties: {}, associations: [] }));
    assert.equal(body.message, 'Error creating CALL. Some required properties were not set.');
    assert.deepEqual(body.context, { properties: ['hs_timestamp'] });
  });

  it('refuses associations of unknown and wrong-way types', async () => {
    for (const associationTypeId of [193, 99999]) {
      await refused(400, basicApi.create({
        ...input('Badly associated'),
        associations: [{
          to: { id: '901' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
        }],
      }));
    }
  });

  it('refuses a unique value that is taken', async () => {
    await create('First', { pbx_call_id: 'TAKEN' });
    const body = await refused(409, basicApi.create(input('Second', { pbx_call_id: 'TAKEN' })));
    assert.equal(body.category, 'CONFLICT');
    assert.match(body.message, /^CALL already exists/);
  });
});

describe('basicApi.getById', () => {
  it('shows the properties that were asked for', async () => {
    const id = await create('Shown');
    const call = await basicApi.getById(id, ['hs_call_title', 'hs_call_body', 'no_such_property']);
    assert.deepEqual(Object.keys(call.properties), [
      'hs_call_body', 'hs_call_title', 'hs_createdate', 'hs_lastmodifieddate', 'hs_object_id',
    ]);
    assert.equal(call.properties.hs_call_title, 'Shown');
    assert.equal(call.properties.hs_call_body, null);
    assert.equal(call.associations, undefined);
  });

  it('shows history, newest first, and associations', async () => {
    const { id } = await basicApi.create({
      ...input('Once'),
      associations: [{
        to: { id: 902 }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 194 }],
      }],
    });
    await basicApi.update(id, { properties: { hs_call_title: 'Twice' } });
    await basicApi.update(id, { properties: { hs_call_title: '' } });
    const call = await basicApi.getById(id, undefined, ['hs_call_title'], ['contacts', 'tickets']);
    const history = call.propertiesWithHistory.hs_call_title;
    assert.deepEqual(history.map((version) => version.value), ['', 'Twice', 'Once']);
    assert.ok(history.every((version) => version.timestamp instanceof Date && version.sourceType));
    assert.deepEqual(Object.keys(call.associations), ['contacts']);
    assert.deepEqual(
      call.associations.contacts.results.map(({ id: to, type }) => ({ to, type })),
      [{ to: '902', type: 'call_to_contact' }],
    );
  });

  it('finds by a unique property', async () => {
    const id = await create('By its own id', { pbx_call_id: 'PBX 1/ä' });
    const call = await basicApi.getById('PBX 1/ä', ['pbx_call_id'], undefined, undefined, false, 'pbx_call_id');
    assert.equal(call.id, id);
    assert.equal(call.properties.pbx_call_id, 'PBX 1/ä');
  });

  it('tells what is not there', async () => {
    const missing = await refused(404, basicApi.getById(NOBODY));
    assert.equal(missing.message, 'resource not found');
    assert.equal(missing.category, undefined);
    const text = await refused(404, basicApi.getById('abc'));
    assert.equal(text.message, 'Object not found.  objectId are usually numeric.');
    assert.equal(text.category, 'OBJECT_NOT_FOUND');
    const zero = await refused(404, basicApi.getById('0'));
    assert.equal(zero.message, 'Object not found. objectId is usually positive.');
  });
});

describe('basicApi.update', () => {
  it('changes and clears', async () => {
    const id = await create('Before', { hs_call_body: '<p>Notes</p>' });
    const call = await basicApi.update(id, { properties: { hs_call_title: 'After', hs_call_body: '' } });
    assert.equal(call.properties.hs_call_title, 'After');
    assert.ok(call.updatedAt >= call.createdAt);
    const read = await basicApi.getById(id, ['hs_call_title', 'hs_call_body']);
    assert.equal(read.properties.hs_call_title, 'After');
    assert.equal(read.properties.hs_call_body, null);
  });

  it('finds by a unique property', async () => {
    const id = await create('By its own id', { pbx_call_id: 'PBX-2' });
    const call = await basicApi.update('PBX-2', { properties: { hs_call_title: 'Changed' } }, 'pbx_call_id');
    assert.equal(call.id, id);
  });

  it('refuses nothing, unknown properties and unknown calls', async () => {
    const id = await create('Unchanged');
    const nothing = await refused(400, basicApi.update(id, { properties: {} }));
    assert.equal(nothing.message, 'No properties found to update, please provide at least one.');
    assert.deepEqual(nothing.context, { properties: ['{}'] });
    await refused(400, basicApi.update(id, { properties: { nothing: 'x' } }));
    await refused(404, basicApi.update(NOBODY, { properties: { hs_call_title: 'x' } }));
  });
});

describe('basicApi.archive', () => {
  it('puts calls away, however often', async () => {
    const id = await create('To be archived');
    assert.equal(await basicApi.archive(id), undefined);
    assert.equal(await basicApi.archive(id), undefined);
    assert.equal(await basicApi.archive(NOBODY), undefined);
    await refused(404, basicApi.getById(id));
    const archived = await basicApi.getById(id, ['hs_call_title'], undefined, undefined, true);
    assert.equal(archived.archived, true);
    assert.ok(archived.archivedAt instanceof Date);
    assert.equal(archived.properties.hs_call_title, 'To be archived');
  });
});

describe('basicApi.getPage', () => {
  const all = async (archived) => {
    const found = [];
    let after;
    do {
      const page = await basicApi.getPage(3, after, ['hs_call_title'], undefined, ['contacts'], archived);
      assert.ok(page.results.length <= 3);
      found.push(...page.results);
      after = page.paging?.next?.after;
      if (after) {
        assert.match(page.paging.next.link, new RegExp(`after=${after}`));
      }
    } while (after);
    return found;
  };

  it('goes through all calls in the order of their ids', async () => {
    const mine = [];
    for (let i = 0; i < 7; i += 1) {
      mine.push(await create(`Listed ${i}`));
    }
    await basicApi.archive(mine[6]);
    const listed = (await all(false)).map((call) => call.id);
    assert.deepEqual(listed, [...new Set(listed)].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)));
    assert.deepEqual(mine.filter((id) => listed.includes(id)), mine.slice(0, 6));
    const archived = await all(true);
    assert.ok(archived.some((call) => call.id === mine[6]));
    assert.ok(archived.every((call) => call.archived));
  });

  it('refuses pages that are too long', async () => {
    const body = await refused(400, basicApi.getPage(101));
    assert.equal(body.category, 'VALIDATION_ERROR');
  });
});

describe('batchApi.create', () => {
  it('creates all', async () => {
    const batch = await batchApi.create({ inputs: [input('Batch A'), input('Batch B')] });
    assert.equal(batch.status, 'COMPLETE');
    assert.deepEqual(titles(batch), ['Batch A', 'Batch B']);
    assert.equal(batch.numErrors, undefined);
    assert.equal(batch.errors, undefined);
    assert.ok(batch.completedAt >= batch.startedAt);
  });

  it('creates nothing where one input is bad', async () => {
    const body = await refused(400, batchApi.create({
      inputs: [input('Unwritten', { pbx_call_id: 'UNWRITTEN' }), input('Bad', { nothing: 'x' })],
    }));
    assert.match(body.message, /PROPERTY_DOESNT_EXIST/);
    await refused(404, basicApi.getById('UNWRITTEN', undefined, undefined, undefined, false, 'pbx_call_id'));
  });

  it('creates what it can where every input has a trace id', async () => {
    const batch = await batchApi.create({
      inputs: [input('Good', {}, 't-1'), input('Bad', { nothing: 'x' }, 't-2')],
    });
    assert.equal(batch.status, 'COMPLETE');
    assert.equal(batch.numErrors, 1);
    assert.deepEqual(titles(batch), ['Good']);
    assert.equal(batch.results[0].objectWriteTraceId, 't-1');
    assert.equal(batch.errors[0].category, 'VALIDATION_ERROR');
    assert.deepEqual(batch.errors[0].context.objectWriteTraceId, ['t-2']);
  });

  it('tells of unique values that are taken', async () => {
    const id = await create('Holder', { pbx_call_id: 'HELD' });
    const held = (trace) => ({ inputs: [input('Held', { pbx_call_id: 'HELD' }, trace)] });
    const whole = await refused(409, batchApi.create(held()));
    assert.equal(whole.category, 'CONFLICT');
    const batch = await batchApi.create(held('t-1'));
    assert.deepEqual(batch.results, []);
    assert.equal(batch.errors[0].category, 'CONFLICT');
    assert.deepEqual(batch.errors[0].context.existingId, [id]);
  });

  it('takes 1 to 100 inputs', async () => {
    const inputs = (count) => ({ inputs: Array.from({ length: count }, (_, i) => input(`Many ${i}`)) });
    assert.equal((await batchApi.create(inputs(100))).results.length, 100);
    await refused(400, batchApi.create(inputs(101)));
    await refused(400, batchApi.create(inputs(0)));
  });
});

describe('batchApi.read', () => {
  it('finds calls by id and by a unique property', async () => {
    const [a, b] = [await create('Read A', { pbx_call_id: 'READ-A' }), await create('Read B')];
    const batch = await batchApi.read(reading([a, b], ['hs_call_title', 'hs_call_body']));
    assert.deepEqual(titles(batch), ['Read A', 'Read B']);
    assert.ok(batch.results.every((call) => call.properties.hs_call_body === null));
    const own = await batchApi.read({ ...reading(['READ-A'], ['pbx_call_id']), idProperty: 'pbx_call_id' });
    assert.deepEqual(own.results.map((call) => call.id), [a]);
  });

  it('tells all that are missing in one error', async () => {
    const id = await create('Found');
    const batch = await batchApi.read(reading([id, NOBODY, '99999999998'], ['hs_call_title']));
    assert.deepEqual(titles(batch), ['Found']);
    assert.equal(batch.numErrors, 1);
    assert.equal(batch.errors.length, 1);
    assert.equal(batch.errors[0].category, 'OBJECT_NOT_FOUND');
    assert.equal(batch.errors[0].message, MISSING);
    assert.deepEqual(batch.errors[0].context.ids, [NOBODY, '99999999998']);
  });

  it('reads the archived ones only when asked', async () => {
    const [live, gone] = [await create('Live'), await create('Gone')];
    await basicApi.archive(gone);
    assert.deepEqual(titles(await batchApi.read(reading([live, gone], ['hs_call_title']), false)), ['Live']);
    assert.deepEqual(titles(await batchApi.read(reading([live, gone], ['hs_call_title']), true)), ['Gone']);
  });

  it('reads history of at most 50', async () => {
    const id = await create('With history');
    await basicApi.update(id, { properties: { hs_call_status: 'COMPLETED' } });
    const batch = await batchApi.read(reading([id], [], ['hs_call_status']));
    assert.deepEqual(
      batch.results[0].propertiesWithHistory.hs_call_status.map((version) => version.value),
      ['COMPLETED'],
    );
    assert.equal(batch.results[0].properties.hs_call_status, 'COMPLETED');
    const many = Array.from({ length: 51 }, (_, i) => `${i + 1}`);
    const body = await refused(400, batchApi.read(reading(many, [], ['hs_call_status'])));
    assert.equal(
      body.message,
      'The maximum number of inputs supported in a batch request for property histories is 50.'
        + ' Please reduce the number of items and try again',
    );
  });
});

describe('batchApi.update', () => {
  const patch = (id, title, trace) => ({ id, properties: { hs_call_title: title }, objectWriteTraceId: trace });

  it('changes all', async () => {
    const [a, b] = [await create('Old A'), await create('Old B')];
    const batch = await batchApi.update({ inputs: [patch(a, 'New A'), patch(b, 'New B')] });
    assert.deepEqual(titles(batch), ['New A', 'New B']);
    assert.equal(batch.numErrors, undefined);
  });

  it('changes what is there', async () => {
    const id = await create('There');
    const batch = await batchApi.update({ inputs: [patch(id, 'Changed', 'u-1'), patch(NOBODY, 'x', 'u-2')] });
    assert.deepEqual(titles(batch), ['Changed']);
    assert.equal(batch.errors[0].message, MISSING);
    assert.deepEqual(batch.errors[0].context, { ids: [NOBODY], objectWriteTraceId: ['u-2'] });
    const untraced = await batchApi.update({ inputs: [patch(id, 'Again'), patch(NOBODY, 'x')] });
    assert.deepEqual(titles(untraced), ['Again']);
    assert.deepEqual(untraced.errors[0].context, { ids: [NOBODY] });
  });

  it('refuses the same call twice', async () => {
    const id = await create('Twice');
    const body = await refused(400, batchApi.update({ inputs: [patch(id, 'x'), patch(id, 'y')] }));
    assert.equal(body.message, `Duplicate IDs found in batch input: [${id}]. IDs must be unique`);
    assert.equal((await basicApi.getById(id, ['hs_call_title'])).properties.hs_call_title, 'Twice');
  });
});

describe('batchApi.upsert', () => {
  const upsert = (id, title, more = {}) => ({
    id, idProperty: 'pbx_call_id', properties: { hs_timestamp: timestamp, hs_call_title: title }, ...more,
  });

  it('creates and updates', async () => {
    const id = await create('Known', { pbx_call_id: 'UPSERT-1' });
    const batch = await batchApi.upsert({
      inputs: [upsert('UPSERT-1', 'Known, corrected'), upsert('UPSERT-2', 'New')],
    });
    const byTitle = Object.fromEntries(batch.results.map((call) => [call.properties.hs_call_title, call]));
    assert.equal(byTitle['Known, corrected'].id, id);
    assert.equal(byTitle['Known, corrected']._new, false);
    assert.equal(byTitle.New._new, true);
    const read = await batchApi.read({ ...reading(['UPSERT-2'], ['pbx_call_id']), idProperty: 'pbx_call_id' });
    assert.equal(read.results[0].properties.pbx_call_id, 'UPSERT-2');
  });

  it('does what it can where every input has a trace id', async () => {
    const bad = upsert('UPSERT-4', 'Bad', { objectWriteTraceId: 'u-2' });
    bad.properties.nothing = 'x';
    const batch = await batchApi.upsert({
      inputs: [upsert('UPSERT-3', 'Good', { objectWriteTraceId: 'u-1' }), bad],
    });
    assert.deepEqual(titles(batch), ['Good']);
    assert.equal(batch.numErrors, 1);
    assert.deepEqual(batch.errors[0].context.objectWriteTraceId, ['u-2']);
  });

  it('needs a unique property, and each value once', async () => {
    const title = { ...upsert('x', 'x'), idProperty: 'hs_call_title' };
    const body = await refused(400, batchApi.upsert({ inputs: [title] }));
    assert.match(body.message, /^Unable to perform update\/upsert by non-unique 0-48 property hs_call_title/);
    await refused(400, batchApi.upsert({ inputs: [upsert('SAME', 'a'), upsert('SAME', 'b')] }));
  });
});

describe('batchApi.archive', () => {
  it('puts calls away, whether they are there or not', async () => {
    const id = await create('One of several');
    assert.equal(await batchApi.archive(ids(id, NOBODY)), undefined);
    await refused(404, basicApi.getById(id));
    assert.equal(await batchApi.archive(ids(id)), undefined);
  });
});

describe('searchApi.doSearch', () => {
  const search = (more) => searchApi.doSearch({
    filterGroups: [], sorts: [], properties: ['hs_call_title'], limit: 10, after: '0', ...more,
  });
  const filter = (propertyName, operator, more) => ({ filters: [{ propertyName, operator, ...more }] });

  before(async () => {
    await batchApi.create({
      inputs: [1, 2, 3].map((n) => input(`Searched zebra ${n}`, {
        hs_call_duration: `${n}000`, hs_call_direction: n === 2 ? 'INBOUND' : 'OUTBOUND',
      })),
    });
  });

  it('finds by filters, a page at a time, sorted either way', async () => {
    const zebras = filter('hs_call_title', 'CONTAINS_TOKEN', { value: 'zeb*' });
    const first = await search({
      filterGroups: [zebras], limit: 2, sorts: [{ propertyName: 'hs_call_duration', direction: 'DESCENDING' }],
    });
    assert.equal(first.total, 3);
    assert.deepEqual(first.results.map((call) => call.properties.hs_call_title), ['Searched zebra 3', 'Searched zebra 2']);
    assert.equal(first.paging.next.after, '2');
    const last = await search({ filterGroups: [zebras], limit: 2, sorts: ['-hs_call_duration'], after: '2' });
    assert.deepEqual(last.results.map((call) => call.properties.hs_call_title), ['Searched zebra 1']);
    assert.equal(last.paging, undefined);
  });

  it('finds by words, options and ranges', async () => {
    assert.equal((await search({ query: 'zebra' })).total, 3);
    const found = await search({
      filterGroups: [{
        filters: [
          { propertyName: 'hs_call_title', operator: 'CONTAINS_TOKEN', value: 'zebra' },
          { propertyName: 'hs_call_direction', operator: 'IN', values: ['OUTBOUND'] },
          { propertyName: 'hs_call_duration', operator: 'BETWEEN', value: '2000', highValue: '9000' },
        ],
      }],
    });
    assert.deepEqual(found.results.map((call) => call.properties.hs_call_title), ['Searched zebra 3']);
  });

  it('refuses what it cannot search', async () => {
    await refused(400, search({ limit: 201 }));
    await refused(400, search({ after: 'x' }));
    await refused(400, search({ filterGroups: [filter('nothing', 'EQ', { value: 'x' })] }));
    await refused(400, search({ filterGroups: [filter('hs_call_duration', 'BETWEEN', { value: '1' })] }));
  });
});

describe('access', () => {
  it('needs a token', async () => {
    const body = await refused(401, client({ accessToken: 'wrong' }).crm.objects.calls.basicApi.getPage());
    assert.equal(body.category, 'INVALID_AUTHENTICATION');
  });

  it('needs the scope', async () => {
    const reader = client({ accessToken: readOnlyToken }).crm.objects.calls.basicApi;
    assert.ok(Array.isArray((await reader.getPage(1)).results));
    const body = await refused(403, reader.create(input('Forbidden')));
    assert.equal(body.category, 'MISSING_SCOPES');
    assert.deepEqual(body.errors[0].context.requiredGranularScopes, ['crm.objects.contacts.write']);
  });
});

describe('many requests at once', () => {
  it('are all done', async () => {
    const { basicApi: patient } = client({ numberOfApiCallRetries: 3 }).crm.objects.calls;
    const made = await Promise.all(Array.from({ length: 20 }, (_, i) => patient.create(input(`At once ${i}`))));
    assert.equal(new Set(made.map((call) => call.id)).size, 20);
  });
});
