package io.callbatch.domain.model.search;

/**
 * How large a search may be, on every surface. HubSpot's documentation and announcements differ, so
 * these can be set. Characters are Unicode code points.
 *
 * @param maxGroups most groups of filters
 * @param maxFiltersInGroup most filters of one group
 * @param maxFilters most filters in all
 * @param maxTextLength most characters of the words searched for
 * @param maxValues most values of one filter
 * @param maxValueLength most characters of one value that a filter compares with
 * @param maxTokenLength most characters of a token that a filter looks for, its stars included
 * @param maxTokenStars most stars in such a token
 */
public record SearchLimits(
    int maxGroups,
    int maxFiltersInGroup,
    int maxFilters,
    int maxTextLength,
    int maxValues,
    int maxValueLength,
    int maxTokenLength,
    int maxTokenStars) {

  /**
   * HubSpot's, as its page "Search the CRM" says, as far as it has them: a value can't be longer
   * than the whole search there. The bounds on tokens are ours.
   */
  public static final SearchLimits DEFAULT = new SearchLimits(5, 6, 18, 3_000, 100, 3_000, 100, 5);
}
