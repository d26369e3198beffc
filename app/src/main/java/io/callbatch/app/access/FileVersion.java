package io.callbatch.app.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tells one version of a file from another. Links are followed, so that a link which is
 * pointed at another file (as Kubernetes updates secrets) is a new version.
 *
 * @param modified when the content was written
 * @param changed when content, owner or permissions were changed; programs can't set it. The same
 *     as {@code modified} on file systems that don't have it
 * @param size bytes
 * @param key the inode, where there are inodes
 */
record FileVersion(FileTime modified, FileTime changed, long size, @Nullable Object key) {

  /** Kernels stamp files with a clock that stands still for some milliseconds. */
  private static final Duration RACY = Duration.ofSeconds(2);

  private static final FileVersion ABSENT =
      new FileVersion(FileTime.fromMillis(0), FileTime.fromMillis(0), -1, null);

  /**
   * The version that is there now; a file that isn't there has a version, too.
   *
   * @throws AccessException if it isn't a regular file, so that reading it might never end
   * @throws IOException if the file system doesn't tell
   */
  static FileVersion of(Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException _) {
      return ABSENT;
    }
    if (!attributes.isRegularFile()) {
      throw new AccessException(
          "expected %s to be a regular file, found %s"
              .formatted(file, attributes.isDirectory() ? "a directory" : "a special file"));
    }
    FileTime modified = attributes.lastModifiedTime();
    return new FileVersion(
        modified, changed(file, modified), attributes.size(), attributes.fileKey());
  }

  private static FileTime changed(Path file, FileTime modified) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? (FileTime) Files.getAttribute(file, "unix:ctime")
        : modified;
  }

  /** Whether a later change is certain to make another version: this one is old enough. */
  boolean isSettled(Instant now) {
    return changed.toInstant().isBefore(now.minus(RACY));
  }
}
