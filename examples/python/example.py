"""A client of Callbatch: creates calls in a batch of which one input is bad, repeats the request
safely, submits a larger batch, watches it to its end and gets what came of it.

python3 example.py [ADDRESS [TOKEN]]
"""

import sys
import time
import uuid

import grpc

from callbatch.v1 import batch_pb2, call_batch_service_pb2, call_inputs_pb2
from callbatch.v1.call_batch_service_pb2_grpc import CallBatchServiceStub

ATTEMPTS = 8
TEMPORARY = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)


def main():
    address = sys.argv[1] if len(sys.argv) > 1 else "127.0.0.1:9090"
    token = sys.argv[2] if len(sys.argv) > 2 else ""
    metadata = [("authorization", f"Bearer {token}")] if token else []
    # insecure_channel: without TLS. grpc.secure_channel for a server that has certificates.
    with grpc.insecure_channel(address) as channel:
        callbatch = CallBatchServiceStub(channel)
        create_a_batch(callbatch, metadata)
        submit_a_batch(callbatch, metadata)


def create_a_batch(callbatch, metadata):
    """Done when it returns: each input has a result or is named by an error."""
    request = call_batch_service_pb2.BatchCreateCallsRequest(
        request_id=f"example-{uuid.uuid4()}",
        inputs=[
            call("2026-03-12T10:00:00Z", "Discovery call"),
            call("yesterday", "When was that?"),
            call("2026-03-12T11:00:00Z", "Demo"),
        ],
    )
    create = lambda: callbatch.BatchCreateCalls(request, metadata=metadata, timeout=30).batch
    batch = retrying(create)
    for result in batch.results:
        print(f"input {result.input_index}: created call {result.id}")
    print_errors(batch)

    # The same request with the same request_id: the first answer again, nothing is done twice.
    again = retrying(create)
    print("sent again:", "the same answer" if again == batch else "another answer")


def submit_a_batch(callbatch, metadata):
    """Accepted at once, done later, whatever happens to the server or to this program."""
    request = call_batch_service_pb2.SubmitBatchRequest(
        request_id=f"example-{uuid.uuid4()}",
        create=call_batch_service_pb2.BatchCreateCallsRequest(
            inputs=[
                call("never" if i == 700 else "2026-03-12T10:00:00Z", f"Call {i}")
                for i in range(1500)
            ]
        ),
    )
    job = retrying(
        lambda: callbatch.SubmitBatch(request, metadata=metadata, timeout=30).batch_job
    )
    print(f"submitted: batch {job.id}")

    # The stream ends when the batch does. If it breaks, watching again goes on.
    ended = retrying(lambda: follow(callbatch, job.id, metadata))
    print(
        f"ended: {status(ended)}, {ended.inputs_done} of {ended.inputs_total} inputs done, "
        f"{ended.inputs_failed} failed"
    )

    get = call_batch_service_pb2.GetBatchRequest(id=job.id, include_response=True)
    response = retrying(
        lambda: callbatch.GetBatch(get, metadata=metadata, timeout=30).batch_job.response
    )
    print(f"response: {len(response.results)} calls")
    print_errors(response)


def follow(callbatch, batch, metadata):
    """Shows each change of a batch, and returns how it ended."""
    request = call_batch_service_pb2.WatchBatchRequest(id=batch)
    job = None
    for change in callbatch.WatchBatch(request, metadata=metadata, timeout=300):
        job = change.batch_job
        print(f"watched: {status(job)}, {job.inputs_done} of {job.inputs_total}")
    return job


def retrying(attempt):
    """Tries again what may work later. That is safe because every request that changes something
    has a request_id: the server does it once, even if the answer to an earlier attempt was lost.
    """
    for attempts in range(1, ATTEMPTS + 1):
        try:
            return attempt()
        except grpc.RpcError as failure:
            if failure.code() not in TEMPORARY or attempts == ATTEMPTS:
                raise
            seconds = min(5, 0.5 * 2**attempts)
            print(f"trying again in {seconds} s: {failure.details()}")
            time.sleep(seconds)


def print_errors(batch):
    """An error may be about several inputs. Only where it is retryable, sending them again helps."""
    for error in batch.errors:
        what = error.errors[0].code if error.errors else error.category
        retry = "retryable" if error.retryable else "not retryable"
        print(f"inputs {list(error.input_indexes)}: {what}, {retry}")


def call(timestamp, title):
    return call_inputs_pb2.CallInput(
        properties={"hs_timestamp": timestamp, "hs_call_title": title}
    )


def status(job):
    return batch_pb2.BatchStatus.Name(job.status)


if __name__ == "__main__":
    main()
