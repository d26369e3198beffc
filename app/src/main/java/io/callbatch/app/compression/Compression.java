package io.callbatch.app.compression;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How the bytes of a file are compressed. */
public enum Compression {
  /** Not at all. */
  NONE("", ""),
  /** RFC 1952. */
  GZIP(".gz", "gzip"),
  /** RFC 8878. */
  ZSTD(".zst", "zstd");

  private static final int BUFFER = 1 << 16;

  private final String suffix;
  private final String label;

  Compression(String suffix, String label) {
    this.suffix = suffix;
    this.label = label;
  }

  /** What people call it. */
  String label() {
    return label;
  }

  /** The compression that a file's name tells, in any case. */
  public static Compression ofName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(GZIP.suffix)) {
      return GZIP;
    }
    return name.endsWith(ZSTD.suffix) ? ZSTD : NONE;
  }

  /** A file's name without the ending that tells its compression. */
  public static String withoutSuffix(String fileName) {
    return fileName.substring(0, fileName.length() - ofName(fileName).suffix.length());
  }

  /** Compresses to a target, which stays open when the stream is closed. */
  OutputStream member(OutputStream target) throws IOException {
    OutputStream open =
        new FilterOutputStream(target) {
          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
          }

          @Override
          public void close() {
            // whoever opened the target closes it
          }
        };
    return switch (this) {
      case NONE -> open;
      case GZIP -> new GZIPOutputStream(open, BUFFER);
      case ZSTD -> ZstdStreams.compressing(open);
    };
  }
}
