package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.ratelimit.ExceededLimit;
import io.callbatch.domain.model.OrderedMap;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What goes wrong. */
public sealed interface Fault {

  /** Something that is answered instead of doing what is asked. */
  sealed interface Instead extends Fault {}

  /**
   * 429.
   *
   * @param limit which limit is said to be used up
   * @param retryAfter how long to wait, 1 second or more
   */
  record RateLimited(ExceededLimit limit, Duration retryAfter) implements Instead {}

  /**
   * A failure of HubSpot's or of what stands before it.
   *
   * @param status 500 to 599
   * @param html whether the body is a page rather than JSON
   */
  record ServerError(int status, boolean html) implements Instead {}

  /** 423: the record is locked. */
  record Locked() implements Instead {}

  /**
   * 477: the account moves to another region.
   *
   * @param retryAfter how long that takes, 1 second to 24 hours
   */
  record Migrating(Duration retryAfter) implements Instead {}

  /**
   * An answer that the settings give word for word.
   *
   * @param status 200 to 599
   * @param headers the header fields, each once, whatever the case
   * @param body the body; empty where there is none
   */
  record Answer(int status, Map<String, String> headers, String body) implements Instead {
    /** Copies the fields. */
    public Answer {
      headers = OrderedMap.copyOf(headers);
    }
  }

  /**
   * What is asked is done, and the answer comes late.
   *
   * @param delay how late, up to two minutes
   */
  record Slow(Duration delay) implements Fault {}

  /**
   * What is asked is done, and the connection ends in the middle of the answer's body.
   *
   * @param afterBytes how many bytes of the body still come; empty: half of them
   */
  record CutOff(OptionalInt afterBytes) implements Fault {}

  /**
   * Some inputs of a batch fail: they aren't done, and the answer says so with 207.
   *
   * @param inputs their indexes, from 0; those that a batch doesn't have are passed over
   */
  record Partial(Set<Integer> inputs) implements Fault {
    /** Copies the set. */
    public Partial {
      inputs = Set.copyOf(inputs);
    }
  }

  /** The results come in another order than that of the inputs. */
  record Shuffled() implements Fault {}
}
