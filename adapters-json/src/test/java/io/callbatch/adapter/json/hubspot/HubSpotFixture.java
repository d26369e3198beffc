package io.callbatch.adapter.json.hubspot;

import io.callbatch.adapter.json.hubspot.CallRoutes.CallUseCases;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotAnswer;
import io.callbatch.adapter.json.hubspot.exchange.HubSpotRequest;
import io.callbatch.adapter.json.hubspot.ratelimit.RateLimitFilter;
import io.callbatch.adapter.json.hubspot.ratelimit.RateLimits;
import io.callbatch.adapter.json.hubspot.route.RouteTable;
import io.callbatch.domain.model.call.Caller;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PortalId;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.run.BatchLimits;
import io.callbatch.domain.model.search.SearchLimits;
import io.callbatch.domain.port.in.ExecuteBatchUseCase;
import io.callbatch.domain.port.in.TokenAccess;
import io.callbatch.domain.testing.InMemoryStore;
import io.callbatch.domain.testing.TestClock;
import io.callbatch.domain.usecase.OpenAccess;
import io.callbatch.domain.usecase.batch.CallAssociationsService;
import io.callbatch.domain.usecase.batch.ExecuteBatchService;
import io.callbatch.domain.usecase.batch.ListCallsService;
import io.callbatch.domain.usecase.batch.MergeCallsService;
import io.callbatch.domain.usecase.batch.PurgeCallService;
import io.callbatch.domain.usecase.batch.SearchCallsService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * HubSpot's routes on the fake store, under a pinned clock, in a portal with the unique property
 * {@code pbx_call_id}. Requests are named {@code correlation-1} and so on.
 */
final class HubSpotFixture {
  static final String CALLS = "/crm/v3/objects/calls";
  static final PortalId PORTAL = new PortalId("44012345");
  static final Instant NOW = Instant.parse("2026-03-12T10:02:14.512Z");
  static final Caller CALLER = new Caller(PORTAL, ChangeSource.integration("24871934"));

  final InMemoryStore store = new InMemoryStore();
  final TestClock clock = new TestClock(NOW);
  TokenAccess tokens = new OpenAccess(CALLER);
  ExecuteBatchUseCase execute = new ExecuteBatchService(store, clock, BatchLimits.DEFAULT);

  private final AtomicInteger lastId = new AtomicInteger();
  private final RouteTable routes =
      new RouteTable(
          CallRoutes.on(
              new CallUseCases(
                  command -> execute.execute(command),
                  new ListCallsService(store),
                  new SearchCallsService(store, SearchLimits.DEFAULT),
                  new PurgeCallService(store, clock),
                  new MergeCallsService(store, clock),
                  new CallAssociationsService(store, clock)),
              clock));
  final HubSpotApi api =
      new HubSpotApi(
          routes,
          token -> tokens.resolve(token),
          () -> "correlation-" + lastId.incrementAndGet(),
          List.of(new RateLimitFilter(clock, RateLimits.NONE)));

  HubSpotFixture() {
    var _ =
        store.write(
            PORTAL,
            transaction -> {
              transaction.properties().save(PropertyFixture.unique("pbx_call_id"));
              return true;
            });
  }

  /** An answer, its body parsed. */
  record Response(HubSpotAnswer answer, String body) {
    int status() {
      return answer.status();
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    String text(String member) {
      return json().get(member).asString();
    }

    List<String> names() {
      return List.copyOf(json().propertyNames());
    }
  }

  RouteTable routes() {
    return routes;
  }

  Response get(String target) {
    return send("GET", target, "");
  }

  Response post(String target, String body) {
    return send("POST", target, body);
  }

  /** Sends a request with a JSON body; further headers as name, value, name, value. */
  Response send(String method, String target, String body, String... headers) {
    return send(method, target, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Response send(String method, String target, byte[] body, String... headers) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("content-type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      fields.put(headers[i].toLowerCase(Locale.ROOT), headers[i + 1]);
    }
    String[] parts = target.split("\\?", 2);
    HubSpotRequest request =
        new HubSpotRequest(
            method,
            "http://localhost",
            parts[0],
            parts.length == 2 ? parts[1] : "",
            name -> Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT))),
            Optional.ofNullable(fields.get("token")),
            () -> body);
    try {
      HubSpotAnswer answer = api.answer(request);
      return new Response(answer, new String(answer.body(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a call with these further properties, given as JSON members; its id. */
  String create(String... properties) {
    return post(CALLS, input(properties)).text("id");
  }

  /** A call to create, with these further properties, given as JSON members. */
  static String input(String... properties) {
    List<String> all = new ArrayList<>(List.of("\"hs_timestamp\":\"2026-03-12T10:00:00Z\""));
    all.addAll(List.of(properties));
    return "{\"properties\":{%s}}".formatted(String.join(",", all));
  }

  /** The same as an input that has a name. */
  static String named(String traceId, String... properties) {
    return "{\"objectWriteTraceId\":\"%s\",%s".formatted(traceId, input(properties).substring(1));
  }

  /** A body with these inputs. */
  static String inputs(String... inputs) {
    return "{\"inputs\":[%s]}".formatted(String.join(",", inputs));
  }

  /** How many live calls there are. */
  int liveCalls() {
    return get(CALLS + "?limit=100").json().get("results").size();
  }
}
