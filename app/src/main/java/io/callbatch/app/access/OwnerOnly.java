package io.callbatch.app.access;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Permissions of files that are their owner's business; file systems without them have none. */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> WRITE =
      EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
  private static final Set<PosixFilePermission> READ =
      EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnly() {}

  /**
   * Opens a file to write to it. One that isn't there yet is made so that only its owner can read
   * it, whatever the umask.
   */
  public static FileChannel write(Path file, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(List.of(options));
    all.add(StandardOpenOption.CREATE);
    all.add(StandardOpenOption.WRITE);
    return FileChannel.open(file, all, attributes());
  }

  /** How to create a file that only its owner reads and writes. */
  static FileAttribute<?>[] attributes() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Refuses a file that others than its owner may write.
   *
   * @throws AccessException if so
   */
  static void requireUnwritableByOthers(Path file) throws IOException {
    Set<PosixFilePermission> permissions = permissions(file);
    if (permissions.stream().anyMatch(WRITE::contains)) {
      throw new AccessException(
          "%s can be written by others than its owner (%s), so anybody could add tokens; expected rw------- (chmod 600 %s)"
              .formatted(file, PosixFilePermissions.toString(permissions), file));
    }
  }

  /** Says that others than its owner may read a file, if so. */
  public static Optional<String> readableByOthers(Path file) throws IOException {
    Set<PosixFilePermission> permissions = permissions(file);
    return permissions.stream().anyMatch(READ::contains)
        ? Optional.of(
            "%s can be read by others than its owner (%s); better is rw------- (chmod 600 %s)"
                .formatted(file, PosixFilePermissions.toString(permissions), file))
        : Optional.empty();
  }

  /**
   * Refuses a secret that others can read. A file of root's may be read by its group where the
   * process isn't root: this is how Kubernetes and Debian hand keys to services, and what
   * PostgreSQL allows.
   *
   * @throws AccessException if others can read or write it
   */
  static void requireSecret(Path file) throws IOException {
    Set<PosixFilePermission> open = permissions(file);
    open.removeAll(OWNER);
    if (isLentByRoot(file)) {
      open.remove(PosixFilePermission.GROUP_READ);
    }
    if (!open.isEmpty()) {
      throw new AccessException(
          "%s can be used by others than its owner (%s), so its key isn't secret; expected rw------- (chmod 600 %s)"
              .formatted(file, PosixFilePermissions.toString(permissions(file)), file));
    }
  }

  private static boolean isLentByRoot(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(file, "unix:uid").equals(0)
        && new UnixSystem().getUid() != 0;
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    if (view != null) {
      permissions.addAll(view.readAttributes().permissions());
    }
    return permissions;
  }
}
