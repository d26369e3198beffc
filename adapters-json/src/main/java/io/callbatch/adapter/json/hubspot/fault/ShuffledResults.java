package io.callbatch.adapter.json.hubspot.fault;

import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.adapter.json.read.JsonValue;
import io.callbatch.adapter.json.read.JsonValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Gives the results of an answer in another order. */
final class ShuffledResults {

  private ShuffledResults() {}

  /**
   * The answer, shuffled as the seed has it; never in the order in which it was, unless it has less
   * than two results.
   */
  static HubSpotAnswer of(HubSpotAnswer answer, long seed) {
    byte[] body = answer.body();
    if (!(JsonValues.read(body, 1) instanceof JsonResult.Read<JsonValue>(var document, _))) {
      return answer;
    }
    JsonValue results = document.members().get("results");
    if (results == null || results.elements().size() < 2) {
      return answer;
    }
    List<JsonValue> shuffled = new ArrayList<>(results.elements());
    Collections.shuffle(shuffled, new Random(seed));
    if (shuffled.equals(results.elements())) {
      Collections.rotate(shuffled, 1);
    }
    List<byte[]> texts = shuffled.stream().map(result -> JsonSplice.text(body, result)).toList();
    return answer.with(
        answer.status(), JsonSplice.replaced(body, results, JsonSplice.array(texts)));
  }
}
