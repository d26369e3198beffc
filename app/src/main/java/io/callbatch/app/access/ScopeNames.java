package io.callbatch.app.access;

import io.callbatch.domain.port.in.Scope;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Scopes by the names that people write. */
public final class ScopeNames {

  private ScopeNames() {}

  /** All names, to be shown. */
  public static String all() {
    return Arrays.stream(Scope.values()).map(Scope::wireName).collect(Collectors.joining(", "));
  }

  /**
   * The scope of this name.
   *
   * @throws IllegalArgumentException if there is none, saying which there are
   */
  public static Scope parse(String name) {
    return Scope.of(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected a scope (one of %s), found '%s'".formatted(all(), name)));
  }
}
