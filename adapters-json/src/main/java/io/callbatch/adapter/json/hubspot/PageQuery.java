package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.answer.NextPage;
import io.callbatch.adapter.json.hubspot.request.QueryParameters;
import io.callbatch.adapter.json.hubspot.route.RoutedRequest;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which page a query asks for. */
final class PageQuery {

  private PageQuery() {}

  /**
   * How many there may be on a page.
   *
   * @throws io.callbatch.adapter.json.hubspot.request.InvalidParameterException if more are asked
   *     for than may be, or none
   */
  static int limit(QueryParameters query, int byDefault, int most) {
    return query.number("limit", 1, most).orElse(byDefault);
  }

  /** The page that begins there, otherwise asked for as this one was. */
  static NextPage next(RoutedRequest request, String after) {
    String others =
        Arrays.stream(request.request().rawQuery().split("&"))
            .filter(parameter -> !parameter.isEmpty() && !parameter.startsWith("after="))
            .map(parameter -> parameter + "&")
            .collect(Collectors.joining());
    return new NextPage(
        after,
        "%s%s?%safter=%s"
            .formatted(request.request().origin(), request.request().normalPath(), others, after));
  }
}
