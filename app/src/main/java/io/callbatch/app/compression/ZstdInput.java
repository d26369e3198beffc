package io.callbatch.app.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Inflates Zstandard frames that follow one another. The library's own stream takes a source for
 * complete that is cut off in any frame but the first, so this one keeps account of where frames
 * end. Windows, which are outside the heap, have at most 128 MiB, as with the zstd program. For one
 * thread.
 */
final class ZstdInput extends InputStream {

  private static final int LARGEST_WINDOW_MIB = 128;
  private static final int BUFFER = 1 << 17;

  private final InputStream source;
  private final String name;
  private final ZstdDecompressCtx decompression = new ZstdDecompressCtx();
  private final byte[] read = new byte[BUFFER];
  private final ByteBuffer compressed = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private final ByteBuffer inflated = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private boolean frameEnded;
  private boolean moreWithin;
  private boolean ended;

  ZstdInput(InputStream source, String name) {
    this.source = source;
    this.name = name;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!inflated.hasRemaining()) {
      if (ended || !inflate()) {
        return -1;
      }
    }
    int count = Math.min(length, inflated.remaining());
    inflated.get(target, offset, count);
    return count;
  }

  /** Inflates some more; false at the end. */
  private boolean inflate() throws IOException {
    if (!compressed.hasRemaining() && !moreWithin && !fill()) {
      ended = true;
      return false;
    }
    inflated.clear();
    try {
      frameEnded = decompression.decompressDirectByteBufferStream(inflated, compressed);
    } catch (ZstdException e) {
      throw damaged(e);
    }
    moreWithin = !frameEnded && !inflated.hasRemaining();
    inflated.flip();
    return true;
  }

  private boolean fill() throws IOException {
    int count = source.read(read, 0, read.length);
    if (count < 0 && !frameEnded) {
      throw DamagedFileException.cutOff(name, Compression.ZSTD);
    }
    compressed.clear();
    compressed.put(read, 0, Math.max(0, count)).flip();
    return count >= 0;
  }

  private DamagedFileException damaged(ZstdException e) {
    return Math.abs(e.getErrorCode()) == Zstd.errFrameParameterWindowTooLarge()
        ? new DamagedFileException(
            name,
            "expected zstd data with a window of at most %d MiB, found a larger one"
                .formatted(LARGEST_WINDOW_MIB))
        : DamagedFileException.damaged(name, Compression.ZSTD);
  }

  @Override
  public int available() throws IOException {
    if (ended) {
      return 0;
    }
    return inflated.hasRemaining() || compressed.hasRemaining() || moreWithin
        ? 1
        : Math.min(1, source.available());
  }

  @Override
  public void close() throws IOException {
    ended = true;
    inflated.limit(0);
    decompression.close();
    source.close();
  }
}
