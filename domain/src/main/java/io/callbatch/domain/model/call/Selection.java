package io.callbatch.domain.model.call;

import java.util.List;

/**
 * What to show of calls.
 *
 * @param properties names of properties, beside those that are always shown
 * @param propertiesWithHistory names of properties whose versions are shown as well
 * @param associations object types whose associations are shown
 * @param archived whether archived calls are looked at, and only those; otherwise only live ones
 */
public record Selection(
    List<String> properties,
    List<String> propertiesWithHistory,
    List<String> associations,
    boolean archived) {

  /** Live calls, with no property beyond those that are always shown. */
  public static final Selection PLAIN = new Selection(List.of(), List.of(), List.of(), false);

  /** Copies the lists. */
  public Selection {
    properties = List.copyOf(properties);
    propertiesWithHistory = List.copyOf(propertiesWithHistory);
    associations = List.copyOf(associations);
  }
}
