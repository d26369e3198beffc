package io.callbatch.app.cli;

import io.callbatch.adapter.grpc.client.ServerFailedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties that calls can have at a place, asked for when it matters. For one thread. */
final class DefinedProperties {

  private final CallPlace place;
  private @Nullable Set<String> names;

  DefinedProperties(CallPlace place) {
    this.place = place;
  }

  /** Whether a property is defined; where nobody may say so, it isn't. */
  boolean contains(String name) {
    if (names == null) {
      names = ask();
    }
    return names.contains(name);
  }

  private Set<String> ask() {
    try {
      return Set.copyOf(place.client().propertyNames());
    } catch (ServerFailedException _) {
      return Set.of(); // the token may be one for writing only; a server that is away is noticed
    }
  }
}
