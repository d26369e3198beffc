package io.callbatch.domain.model.search;

/**
 * How large a search may be. HubSpot's documentation and announcements differ, so these can be set.
 *
 * @param maxGroups most groups of filters
 * @param maxFiltersInGroup most filters of one group
 * @param maxFilters most filters in all
 * @param maxTextLength most characters (Unicode code points) of the words searched for
 * @param maxValues most values of one filter
 */
public record SearchLimits(
    int maxGroups, int maxFiltersInGroup, int maxFilters, int maxTextLength, int maxValues) {

  /** HubSpot's, as its page "Search the CRM" says. */
  public static final SearchLimits DEFAULT = new SearchLimits(5, 6, 18, 3_000, 100);
}
