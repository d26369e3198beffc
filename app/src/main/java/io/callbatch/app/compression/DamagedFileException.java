package io.callbatch.app.compression;

import java.io.IOException;

/** A compressed file doesn't hold what its first bytes promise. */
public final class DamagedFileException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedFileException(String name, String message) {
    super((name.equals("-") ? "standard input" : name) + ": " + message);
  }

  static DamagedFileException cutOff(String name, Compression compression) {
    return new DamagedFileException(
        name,
        "expected more %s data, found the end of the file; it is cut off"
            .formatted(compression.label()));
  }

  static DamagedFileException damaged(String name, Compression compression) {
    return new DamagedFileException(
        name,
        "expected %s data, found something else; the file is damaged"
            .formatted(compression.label()));
  }
}
