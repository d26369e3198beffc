package io.callbatch.app.compression;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compresses what is written, in members that can be ended at any time: what was written up to then
 * can be read, and another member may follow it later, also by another process. For one thread.
 */
public final class CompressedOutput extends OutputStream {

  private final Compression compression;
  private final OutputStream target;
  private @Nullable OutputStream member;
  private boolean begun;

  /**
   * Compresses to a target.
   *
   * @param begun whether the target has a member already, which this goes on after
   */
  public CompressedOutput(Compression compression, OutputStream target, boolean begun) {
    this.compression = compression;
    this.target = target;
    this.begun = begun;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    member().write(bytes, offset, length);
  }

  private OutputStream member() throws IOException {
    if (member == null) {
      member = compression.member(target);
      begun = true;
    }
    return member;
  }

  /** Ends the member, if there is one, and has the target take it. */
  public void endMember() throws IOException {
    if (member != null) {
      member.close();
      member = null;
    }
    target.flush();
  }

  /** Has the target take what is compressed so far. */
  @Override
  public void flush() throws IOException {
    target.flush();
  }

  /** Ends what is compressed: also nothing is a member. */
  public void finish() throws IOException {
    if (!begun) {
      var _ = member();
    }
    endMember();
  }

  @Override
  public void close() throws IOException {
    try (target) {
      finish();
    }
  }
}
