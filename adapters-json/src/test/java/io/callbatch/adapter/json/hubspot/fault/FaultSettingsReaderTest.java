package io.callbatch.adapter.json.hubspot.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.adapter.json.hubspot.ratelimit.ExceededLimit;
import io.callbatch.adapter.json.hubspot.ratelimit.RateLimit;
import io.callbatch.adapter.json.hubspot.ratelimit.RateLimits;
import io.callbatch.adapter.json.hubspot.ratelimit.RatePlan;
import io.callbatch.adapter.json.read.JsonResult;
import io.callbatch.domain.model.Reading;
import io.callbatch.domain.model.call.PortalId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultSettingsReaderTest {

  private static FaultSettings read(String json) {
    return switch (FaultSettingsReader.read(json.getBytes(StandardCharsets.UTF_8))) {
      case JsonResult.Read<FaultSettings>(var settings, _) -> settings;
      case JsonResult.Refused<FaultSettings>(var refused) ->
          throw new AssertionError(refused.violations());
    };
  }

  private static Reading.Refused refused(String json) {
    return switch (FaultSettingsReader.read(json.getBytes(StandardCharsets.UTF_8))) {
      case JsonResult.Read<FaultSettings>(var settings, _) -> throw new AssertionError(settings);
      case JsonResult.Refused<FaultSettings>(var refused) -> refused;
    };
  }

  private static List<String> violations(String json) {
    return refused(json).violations().listed().stream()
        .map(violation ->
            "%d:%d %s: %s"
                .formatted(
                    violation.line(), violation.column(), violation.pointer(), violation.message()))
        .toList();
  }

  private static Fault fault(String json) {
    return read("{\"faults\":[" + json + "]}").rules().getFirst().fault();
  }

  @Test
  void readsARule() {
    FaultSettings settings =
        read(
            """
            {"seed": 7, "faults": [
              {"match": {"method": "POST", "path": "/crm/v3/objects/calls/batch/*", "portal": "44012345",
                         "token": "t-1"},
               "when": {"nth": [1, 3]}, "times": 2,
               "fault": "rate-limit", "limit": "daily", "retryAfterSeconds": 60}]}
            """);

    assertThat(settings.seed()).isEqualTo(7);
    assertThat(settings.rules())
        .containsExactly(
            new FaultRule(
                new FaultMatch(
                    Optional.of("POST"),
                    PathPattern.of("/crm/v3/objects/calls/batch/*"),
                    Optional.of(new PortalId("44012345")),
                    Optional.of("t-1")),
                new Occurrence.Nth(Set.of(1, 3)),
                OptionalInt.of(2),
                new Fault.RateLimited(ExceededLimit.DAILY, Duration.ofSeconds(60))));
  }

  @Test
  void readsEveryFault() {
    assertThat(fault("{\"fault\":\"rate-limit\"}"))
        .isEqualTo(new Fault.RateLimited(ExceededLimit.TEN_SECONDLY, Duration.ofSeconds(10)));
    assertThat(fault("{\"fault\":\"server-error\"}")).isEqualTo(new Fault.ServerError(500, false));
    assertThat(fault("{\"fault\":\"server-error\",\"status\":502,\"html\":true}"))
        .isEqualTo(new Fault.ServerError(502, true));
    assertThat(fault("{\"fault\":\"locked\"}")).isEqualTo(new Fault.Locked());
    assertThat(fault("{\"fault\":\"migrating\"}"))
        .isEqualTo(new Fault.Migrating(Duration.ofHours(24)));
    assertThat(fault("{\"fault\":\"slow\",\"delayMillis\":1500}"))
        .isEqualTo(new Fault.Slow(Duration.ofMillis(1_500)));
    assertThat(fault("{\"fault\":\"cut-off\"}")).isEqualTo(new Fault.CutOff(OptionalInt.empty()));
    assertThat(fault("{\"fault\":\"cut-off\",\"afterBytes\":0}"))
        .isEqualTo(new Fault.CutOff(OptionalInt.of(0)));
    assertThat(fault("{\"fault\":\"partial\",\"inputs\":[0,2]}"))
        .isEqualTo(new Fault.Partial(Set.of(0, 2)));
    assertThat(fault("{\"fault\":\"shuffled\"}")).isEqualTo(new Fault.Shuffled());
    assertThat(fault("{\"fault\":\"answer\"}")).isEqualTo(new Fault.Answer(200, Map.of(), ""));
    assertThat(
            fault(
                "{\"fault\":\"answer\",\"status\":207,\"headers\":{\"x-new\":\"a b\"},"
                    + "\"body\":{ \"é\": [1.50, null] }}"))
        .isEqualTo(
            new Fault.Answer(
                207,
                Map.of("Content-Type", "application/json;charset=utf-8", "x-new", "a b"),
                "{ \"é\": [1.50, null] }"));
    assertThat(fault("{\"fault\":\"answer\",\"status\":404,\"body\":\"not \\n here\"}"))
        .isEqualTo(
            new Fault.Answer(
                404, Map.of("Content-Type", "text/plain;charset=utf-8"), "not \n here"));
    assertThat(
            fault(
                "{\"fault\":\"answer\",\"headers\":{\"content-type\":\"text/csv\"},\"body\":\"a\"}"))
        .isEqualTo(new Fault.Answer(200, Map.of("content-type", "text/csv"), "a"));
  }

  @Test
  void saysWhatAnAnswerCannotHave() {
    assertThat(
            violations(
                """
                {"faults": [{"fault": "answer", "status": 199},
                            {"fault": "answer", "status": 204, "body": "x"},
                            {"fault": "answer", "headers": []},
                            {"fault": "answer", "headers": {"a b": "x", "Content-Length": "7", "x": 1, "y": "a\\nb",
                                                            "z": "1", "Z": "2"}}]}
                """))
        .containsExactly(
            "1:43 /faults/0/status: expected a whole number from 200 to 599, found the number 199",
            "2:56 /faults/1/body: expected no body with the status 204, found the string \"x\"",
            "3:44 /faults/2/headers: expected an object of the names and values of header fields,"
                + " found an empty array",
            "4:52 /faults/3/headers/a b: expected the name of a header field, found the string"
                + " \"x\"",
            "4:75 /faults/3/headers/Content-Length: expected no field of this name, which the"
                + " server sets itself, found the string \"7\"",
            "4:85 /faults/3/headers/x: expected a string of printable ASCII, found the number 1",
            "4:93 /faults/3/headers/y: expected a string of printable ASCII, found the string \"a\n"
                + "b\"",
            "5:60 /faults/3/headers/Z: expected each field once, whatever the case of its name,"
                + " found the string \"2\"");
  }

  @Test
  void readsWhenARuleIsFor() {
    FaultSettings settings =
        read(
            """
            {"faults": [{"fault": "locked"},
                        {"fault": "locked", "when": {"every": 3}},
                        {"fault": "locked", "when": {"first": 2}},
                        {"fault": "locked", "when": {"probability": 0.25}}]}
            """);

    assertThat(settings.rules())
        .extracting(FaultRule::when)
        .containsExactly(
            new Occurrence.Always(),
            new Occurrence.Every(3),
            new Occurrence.First(2),
            new Occurrence.Sometimes(0.25));
  }

  @Test
  void readsRateLimits() {
    FaultSettings settings =
        read(
            """
            {"rateLimits": [{"portal": "acme", "plan": "professional", "addOns": 1, "timeZone": "Europe/Berlin"},
                            {"portal": "*", "plan": "free"}]}
            """);

    assertThat(settings.rateLimits())
        .isEqualTo(
            new RateLimits(
                Map.of(
                    new PortalId("acme"),
                    new RateLimit(RatePlan.PROFESSIONAL, 1, ZoneId.of("Europe/Berlin"), true)),
                Optional.of(new RateLimit(RatePlan.FREE, 0, ZoneOffset.UTC, true))));
  }

  @Test
  void takesNothingAtAll() {
    assertThat(read("{}")).isEqualTo(FaultSettings.NONE);
  }

  @Test
  void saysEverythingThatIsWrong() {
    assertThat(
            violations(
                """
                {"seed": -1, "faulty": 1,
                 "rateLimits": [{"plan": "gold", "addOns": 3, "timeZone": "Mars"}, {}],
                 "faults": [{"fault": "explode"},
                            {"match": {"path": "crm", "verb": "GET"}, "fault": "locked"},
                            {"when": {"first": 1, "every": 2}, "fault": "locked"},
                            {"fault": "slow"},
                            {"fault": "partial", "inputs": []},
                            {"fault": "locked", "delayMillis": 5},
                            {"when": {"probability": 1.5}, "fault": "locked"},
                            7, {}]}
                """))
        .containsExactly(
            "1:10 /seed: expected a whole number from 0 to 2147483647, found the number -1",
            "1:24 /faulty: unknown member \"faulty\"; did you mean \"faults\"?",
            "2:26 /rateLimits/0/plan: expected one of oauth, free, professional, enterprise, found"
                + " the string \"gold\"",
            "2:44 /rateLimits/0/addOns: expected a whole number from 0 to 2, found the number 3",
            "2:59 /rateLimits/0/timeZone: expected a time zone, such as Europe/Berlin, found the"
                + " string \"Mars\"",
            "2:68 /rateLimits/1/plan: expected one of oauth, free, professional, enterprise, found"
                + " no plan",
            "3:23 /faults/0/fault: expected one of rate-limit, server-error, locked, migrating,"
                + " slow, cut-off, partial, shuffled, answer, found the string \"explode\"",
            "4:32 /faults/1/match/path: expected a path from its first slash on, with * for a"
                + " segment and ** for the rest, found the string \"crm\"",
            "4:47 /faults/1/match/verb: unknown member \"verb\"; known are method, path, portal,"
                + " token",
            "5:22 /faults/2/when: expected an object with exactly one of nth, every, first,"
                + " probability, found an object",
            "6:13 /faults/3/delayMillis: expected a whole number from 1 to 120000, found no"
                + " delayMillis",
            "7:44 /faults/4/inputs: expected an array of at least one element, found an empty"
                + " array",
            "8:48 /faults/5/delayMillis: unknown member \"delayMillis\"; known are match, when,"
                + " times, fault",
            "9:38 /faults/6/when/probability: expected a number from 0 to 1, found the number 1.5",
            "10:13 /faults/7: expected an object, found the number 7",
            "10:16 /faults/8/fault: expected one of rate-limit, server-error, locked, migrating,"
                + " slow, cut-off, partial, shuffled, answer, found no fault");
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThat(refused("{\"faults\": [").reason()).isEqualTo(Reading.Refusal.MALFORMED);
    assertThat(refused("").reason()).isEqualTo(Reading.Refusal.MALFORMED);
    assertThat(refused("[".repeat(100) + "]".repeat(100)).reason())
        .isEqualTo(Reading.Refusal.MALFORMED);
    assertThat(violations("[]")).containsExactly("1:1 : expected an object, found an empty array");
  }

  @Test
  void takesOnlySoManyRules() {
    String rules = "{\"fault\":\"locked\"},".repeat(1_000) + "{\"fault\":\"locked\"}";

    assertThat(violations("{\"faults\":[" + rules + "]}"))
        .containsExactly("1:11 /faults: expected at most 1,000 elements, found an array");
  }
}
