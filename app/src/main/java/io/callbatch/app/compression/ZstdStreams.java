package io.callbatch.app.compression;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;

/** Writes Zstandard by zstd-jni, whose library is loaded when it is needed and not before. */
final class ZstdStreams {

  private ZstdStreams() {}

  static OutputStream compressing(OutputStream target) throws IOException {
    return new ZstdOutputStreamNoFinalizer(target).setChecksum(true);
  }
}
