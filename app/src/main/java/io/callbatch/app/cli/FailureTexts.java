package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.ServerFailedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says to a person what failed, without a stack trace. */
final class FailureTexts {

  private FailureTexts() {}

  static String of(Throwable failure) {
    return switch (failure) {
      case NoSuchFileException e -> e.getFile() + ": there is no such file or folder";
      case AccessDeniedException e -> e.getFile() + ": permission denied";
      case FileSystemException e -> e.getFile() + ": " + orName(e, e.getReason());
      default -> orName(failure, failure.getMessage());
    };
  }

  /** Whether whoever read what was written has gone; not a server, which is to be told of. */
  static boolean isBrokenPipe(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && !(root instanceof ServerFailedException)) {
      root = root.getCause();
    }
    return root instanceof IOException && "Broken pipe".equals(root.getMessage());
  }

  private static String orName(Throwable failure, @Nullable String text) {
    return text == null ? failure.getClass().getSimpleName() : text;
  }
}
