// A client of Callbatch: creates calls in a batch of which one input is bad, repeats the request
// safely, submits a larger batch, watches it to its end and gets what came of it.
//
// node example.js [ADDRESS [TOKEN]]
// CALLBATCH_PROTO: the folder with callbatch/v1/*.proto, where it isn't this repository's.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const [address = '127.0.0.1:9090', token = ''] = process.argv.slice(2);
const protos =
  process.env.CALLBATCH_PROTO ??
  fileURLToPath(new URL('../../proto/src/main/proto', import.meta.url));

const definition = protoLoader.loadSync('callbatch/v1/call_batch_service.proto', {
  includeDirs: [protos],
  longs: String,
  enums: String,
  defaults: true,
});
const { CallBatchService } = grpc.loadPackageDefinition(definition).callbatch.v1;
// createInsecure: without TLS. grpc.credentials.createSsl() for a server that has certificates.
const client = new CallBatchService(address, grpc.credentials.createInsecure());

function metadata() {
  const metadata = new grpc.Metadata();
  if (token) metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}

const within = (seconds) => ({ deadline: Date.now() + seconds * 1000 });

/** A unary rpc as a promise. */
function once(method, request) {
  return new Promise((resolve, reject) => {
    client[method](request, metadata(), within(30), (failure, answer) =>
      failure ? reject(failure) : resolve(answer),
    );
  });
}

/**
 * Tries again what may work later. That is safe because every request that changes something has a
 * requestId: the server does it once, even if the answer to an earlier attempt was lost.
 */
async function retrying(attempt) {
  for (let attempts = 1; ; attempts++) {
    try {
      return await attempt();
    } catch (failure) {
      const temporary = [grpc.status.UNAVAILABLE, grpc.status.DEADLINE_EXCEEDED];
      if (!temporary.includes(failure.code) || attempts === 8) throw failure;
      const millis = Math.min(5000, 500 * 2 ** attempts);
      console.log(`trying again in ${millis} ms: ${failure.message}`);
      await sleep(millis);
    }
  }
}

const call = (timestamp, title) => ({
  properties: { hs_timestamp: timestamp, hs_call_title: title },
});

/** An error may be about several inputs. Only where it is retryable, sending them again helps. */
function printErrors(batch) {
  for (const error of batch.errors) {
    const what = error.errors[0]?.code ?? error.category;
    const retry = error.retryable ? 'retryable' : 'not retryable';
    console.log(`inputs [${error.inputIndexes.join(', ')}]: ${what}, ${retry}`);
  }
}

/** Done when it returns: each input has a result or is named by an error. */
async function createABatch() {
  const request = {
    requestId: `example-${randomUUID()}`,
    inputs: [
      call('2026-03-12T10:00:00Z', 'Discovery call'),
      call('yesterday', 'When was that?'),
      call('2026-03-12T11:00:00Z', 'Demo'),
    ],
  };
  const { batch } = await retrying(() => once('batchCreateCalls', request));
  for (const result of batch.results) {
    console.log(`input ${result.inputIndex}: created call ${result.id}`);
  }
  printErrors(batch);

  // The same request with the same requestId: the first answer again, nothing is done twice.
  const { batch: again } = await retrying(() => once('batchCreateCalls', request));
  const ids = (calls) => calls.map(({ id }) => id).join();
  const same = ids(again.results) === ids(batch.results);
  console.log(`sent again: ${same ? 'the same answer' : 'another answer'}`);
}

/** Shows each change of a batch; resolves when it has ended. */
function watch(id) {
  return new Promise((resolve, reject) => {
    let last;
    const changes = client.watchBatch({ id }, metadata(), within(300));
    changes.on('data', ({ batchJob }) => {
      last = batchJob;
      console.log(`watched: ${last.status}, ${last.inputsDone} of ${last.inputsTotal}`);
    });
    changes.on('error', reject);
    changes.on('end', () => resolve(last));
  });
}

/** Accepted at once, done later, whatever happens to the server or to this program. */
async function submitABatch() {
  const inputs = Array.from({ length: 1500 }, (_, i) =>
    call(i === 700 ? 'never' : '2026-03-12T10:00:00Z', `Call ${i}`),
  );
  const request = { requestId: `example-${randomUUID()}`, create: { inputs } };
  const { batchJob: job } = await retrying(() => once('submitBatch', request));
  console.log(`submitted: batch ${job.id}`);

  // The stream ends when the batch does. If it breaks, watching again goes on.
  const ended = await retrying(() => watch(job.id));
  console.log(
    `ended: ${ended.status}, ${ended.inputsDone} of ${ended.inputsTotal} inputs done, ` +
      `${ended.inputsFailed} failed`,
  );

  const got = await retrying(() => once('getBatch', { id: job.id, includeResponse: true }));
  const { response } = got.batchJob;
  console.log(`response: ${response.results.length} calls`);
  printErrors(response);
}

try {
  await createABatch();
  await submitABatch();
} finally {
  client.close();
}
