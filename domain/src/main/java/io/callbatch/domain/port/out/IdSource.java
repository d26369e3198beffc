package io.callbatch.domain.port.out;

/** Makes ids for batches. Safe for use by several threads. */
@FunctionalInterface
public interface IdSource {

  /** An id that was never made before: letters, digits and {@code -}; later ones sort higher. */
  String next();
}
