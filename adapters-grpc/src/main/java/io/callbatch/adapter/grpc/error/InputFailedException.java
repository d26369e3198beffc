package io.callbatch.adapter.grpc.error;

import io.callbatch.domain.model.run.InputFailure;

/** The only input of a request failed, so the request did. */
public final class InputFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient InputFailure failure;
  private final String pointer;

  /**
   * Says why.
   *
   * @param failure why the input failed
   * @param pointer JSON Pointer of the input in the request, such as {@code /input}; empty: the
   *     request itself
   */
  public InputFailedException(InputFailure failure, String pointer) {
    super(null, null, false, false);
    this.failure = failure;
    this.pointer = pointer;
  }

  InputFailure failure() {
    return failure;
  }

  String pointer() {
    return pointer;
  }
}
