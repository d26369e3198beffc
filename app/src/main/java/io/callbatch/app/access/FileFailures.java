package io.callbatch.app.access;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What keeps a file from being used, without the names of Java's exceptions. */
final class FileFailures {

  private FileFailures() {}

  static AccessException unreadable(Path file, IOException failure) {
    return new AccessException("%s can't be read: %s".formatted(file, reason(failure)), failure);
  }

  static String reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> "permission denied";
      case CharacterCodingException _ -> "expected text in UTF-8, found other bytes";
      case FileSystemException known when known.getReason() != null -> known.getReason();
      default -> String.valueOf(failure.getMessage());
    };
  }
}
