package io.callbatch.adapter.grpc.format;

/** The bytes are something that is left to the generated code. */
final class NotPlainException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** The one instance: what may be thrown for every call must not cost a stack trace. */
  static final NotPlainException INSTANCE = new NotPlainException();

  private NotPlainException() {
    super("the bytes aren't plain", null, false, false);
  }
}
