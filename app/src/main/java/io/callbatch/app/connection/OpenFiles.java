package io.callbatch.app.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * The files of this process.
 *
 * @param most how many it may have open at the same time
 * @param open how many it has open now
 */
public record OpenFiles(long most, long open) {

  /** Below so many, each file that a class comes from is opened before they are counted. */
  private static final long FEW = 4_096;

  /** Where nobody says how many there may be. */
  private static final long UNKNOWN = 65_536;

  /**
   * Looks. Where there may be few, everything on the class path is opened first: a class that can't
   * be read later, since no file is left to open, is missing for good.
   */
  public static OpenFiles now() {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return new OpenFiles(UNKNOWN, 0);
    }
    long most = unix.getMaxFileDescriptorCount();
    if (most <= 0) {
      return new OpenFiles(UNKNOWN, 0);
    }
    if (most < FEW) {
      openClassPath();
    }
    return new OpenFiles(most, Math.max(0, unix.getOpenFileDescriptorCount()));
  }

  /** Looking for a name that isn't there takes a look into each file of the class path. */
  private static void openClassPath() {
    try {
      var resources = OpenFiles.class.getClassLoader().getResources("callbatch/no-such-resource");
      while (resources.hasMoreElements()) {
        resources.nextElement();
      }
    } catch (IOException _) {
      // what can't be opened now isn't counted either
    }
  }
}
