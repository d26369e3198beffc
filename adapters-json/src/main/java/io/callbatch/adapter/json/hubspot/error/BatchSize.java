package io.callbatch.adapter.json.hubspot.error;

/** How many inputs a batch may have. */
public final class BatchSize {

  private static final int MOST_INPUTS = 100;

  private BatchSize() {}

  /**
   * Refuses a batch without inputs or with too many.
   *
   * @throws HubSpotErrorException if it is one
   */
  public static void require(int size) {
    if (size == 0) {
      throw new HubSpotErrorException(
          HubSpotError.invalid(
              "No inputs found in the batch request, please provide at least one."));
    }
    if (size > MOST_INPUTS) {
      throw new HubSpotErrorException(
          HubSpotError.invalid(
              "The maximum number of inputs supported in a batch request is %d."
                      .formatted(MOST_INPUTS)
                  + " Please reduce the number of items and try again"));
    }
  }
}
