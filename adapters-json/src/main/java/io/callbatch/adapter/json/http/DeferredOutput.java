package io.callbatch.adapter.json.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds back the first bytes of an answer, so that its status can still change, and streams from
 * then on. For one thread.
 */
final class DeferredOutput extends OutputStream {

  private static final int HELD_BACK_BYTES = 1 << 16;

  private final Supplier<OutputStream> answer;
  private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
  private @Nullable OutputStream sending;

  /** Opens the answer when there is more than is held back. */
  DeferredOutput(Supplier<OutputStream> answer) {
    this.answer = answer;
  }

  /** Whether something has been sent already. */
  boolean isSending() {
    return sending != null;
  }

  /** What is held back, while nothing has been sent. */
  byte[] heldBack() {
    return heldBack.toByteArray();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (sending == null && heldBack.size() + length > HELD_BACK_BYTES) {
      sending = answer.get();
      heldBack.writeTo(sending);
      heldBack.reset();
    }
    if (sending == null) {
      heldBack.write(bytes, offset, length);
    } else {
      sending.write(bytes, offset, length);
    }
  }

  @Override
  public void close() throws IOException {
    if (sending != null) {
      sending.close();
    }
  }
}
