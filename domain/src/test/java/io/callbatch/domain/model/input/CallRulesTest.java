package io.callbatch.domain.model.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.ErrorDetail;
import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.property.PropertyDefinitions;
import io.callbatch.domain.model.property.PropertyFault;
import io.callbatch.domain.model.property.PropertyFault.Reason;
import io.callbatch.domain.model.property.PropertyFixture;
import io.callbatch.domain.model.property.PropertyType;
import io.callbatch.domain.model.run.FailureCategory;
import io.callbatch.domain.model.run.InputFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CallRulesTest {

  private static final CallRules RULES =
      new CallRules(
          PropertyDefinitions.of(
              List.of(
                  PropertyFixture.several("topics", "price", "terms"),
                  PropertyFixture.own("day", PropertyType.DATE),
                  PropertyFixture.archived(PropertyFixture.unique("old_id")))),
          "44012345");

  @Nested
  class New {
    @Test
    void acceptsWhatIsRightInTheFormInWhichItIsKept() {
      assertThat(
              accepted(
                  RULES.checkNew(
                      map("hs_timestamp", "1773309600000", "hs_call_title", "", "day", "0"))))
          .isEqualTo(Map.of("hs_timestamp", "2026-03-12T10:00:00Z", "day", "1970-01-01"));
    }

    @Test
    void listsEveryFault() {
      Map<String, String> sent =
          map(
              "missing", "x",
              "hs_call_duration", "abc",
              "hs_call_direction", "UP",
              "day", "soon",
              "hs_call_has_voicemail", "maybe",
              "hs_call_recording_url", "http://example.com",
              "hs_object_id", "7",
              "hs_call_body", "x".repeat(65_537),
              "hs_call_title", "\uD83D",
              "hs_createdate", "",
              "old_id", "");

      assertThat(refused(RULES.checkNew(sent)).faults())
          .extracting(PropertyFault::reason)
          .containsExactly(
              Reason.PROPERTY_DOESNT_EXIST,
              Reason.INVALID_INTEGER,
              Reason.INVALID_OPTION,
              Reason.INVALID_DATE,
              Reason.INVALID_BOOLEAN,
              Reason.INVALID_URL,
              Reason.READ_ONLY_VALUE,
              Reason.PROPERTY_VALUE_TOO_LONG,
              Reason.INVALID_UNICODE,
              Reason.READ_ONLY_VALUE,
              Reason.PROPERTY_DOESNT_EXIST,
              Reason.MISSING_REQUIRED_PROPERTY);
    }

    @Test
    void namesARequiredPropertyOnceWhereItsValueIsWrong() {
      assertThat(refused(RULES.checkNew(map("hs_timestamp", "soon"))).faults())
          .extracting(PropertyFault::reason)
          .containsExactly(Reason.INVALID_LONG);
    }

    @Test
    void saysWhichRequiredPropertiesAreMissing() {
      InputFailure expected =
          new InputFailure(
              FailureCategory.VALIDATION_ERROR,
              "Error creating CALL. Some required properties were not set.",
              Map.of("properties", List.of("hs_timestamp")),
              List.of(
                  detail(
                      "Property \"hs_timestamp\" is required.",
                      "MISSING_REQUIRED_PROPERTY",
                      "hs_timestamp")));

      assertThat(refused(RULES.checkNew(Map.of())).failure()).isEqualTo(expected);
      assertThat(refused(RULES.checkNew(map("hs_timestamp", ""))).failure()).isEqualTo(expected);
    }

    @Test
    void aListOfNothingIsNoValueOfARequiredProperty() {
      CallRules rules =
          new CallRules(
              PropertyDefinitions.of(
                  List.of(PropertyFixture.required(PropertyFixture.several("topics", "price")))),
              "1");

      assertThat(
              refused(rules.checkNew(map("hs_timestamp", "0", "topics", ";"))).failure().context())
          .isEqualTo(Map.of("properties", List.of("topics")));
    }
  }

  @Nested
  class Change {
    private static final Map<String, String> CURRENT =
        Map.of("hs_timestamp", "2026-03-12T10:00:00Z", "topics", "price", "hs_call_title", "a");

    @Test
    void clearsAndAppends() {
      PropertyCheck check =
          RULES.checkChange(
              map("hs_call_title", "", "topics", ";terms", "hs_timestamp", "1773309600000"),
              CURRENT);

      assertThat(accepted(check))
          .isEqualTo(
              Map.of(
                  "hs_call_title", "",
                  "topics", "price;terms",
                  "hs_timestamp", "2026-03-12T10:00:00Z"));
      assertThat(((PropertyCheck.Accepted) check).changesTo(CURRENT))
          .isEqualTo(Map.of("hs_call_title", "", "topics", "price;terms"));
    }

    @Test
    void clearingWhatIsEmptyChangesNothing() {
      PropertyCheck check = RULES.checkChange(map("hs_call_body", ""), CURRENT);

      assertThat(((PropertyCheck.Accepted) check).changesTo(CURRENT)).isEmpty();
    }

    @Test
    void doesNotClearARequiredProperty() {
      assertThat(refused(RULES.checkChange(map("hs_timestamp", ""), CURRENT)))
          .satisfies(refused -> {
            assertThat(refused.faults())
                .containsExactly(
                    new PropertyFault(
                        Reason.MISSING_REQUIRED_PROPERTY,
                        "hs_timestamp",
                        Optional.of(""),
                        "Property \"hs_timestamp\" is required; its value cannot be"
                            + " cleared."));
            assertThat(refused.failure().message()).startsWith("Property values were not");
            assertThat(refused.failure().context()).isEmpty();
          });
    }

    @Test
    void needsNoRequiredProperty() {
      assertThat(accepted(RULES.checkChange(map("hs_call_title", "b"), CURRENT)))
          .isEqualTo(Map.of("hs_call_title", "b"));
    }

    @Test
    void ofNothingIsRefused() {
      assertThat(RULES.checkChange(Map.of(), CURRENT))
          .isEqualTo(
              new PropertyCheck.Refused(
                  List.of(),
                  new InputFailure(
                      FailureCategory.VALIDATION_ERROR,
                      "No properties found to update, please provide at least one.",
                      Map.of("properties", List.of("{}")),
                      List.of())));
    }
  }

  @Nested
  class Failure {
    @Test
    void packsTheFaultsIntoTheMessageAsHubSpotDoes() {
      assertThat(refused(RULES.checkNew(map("missing", "x", "hs_timestamp", "1\""))).failure())
          .isEqualTo(
              new InputFailure(
                  FailureCategory.VALIDATION_ERROR,
                  "Property values were not valid: ["
                      + "{\"isValid\":false,\"message\":\"Property \\\"missing\\\" does not"
                      + " exist\",\"error\":\"PROPERTY_DOESNT_EXIST\",\"name\":\"missing\","
                      + "\"localizedErrorMessage\":\"Property \\\"missing\\\" does not exist\","
                      + "\"portalId\":44012345},"
                      + "{\"isValid\":false,\"message\":\"1\\\" was not a valid long.\","
                      + "\"error\":\"INVALID_LONG\",\"name\":\"hs_timestamp\","
                      + "\"propertyValue\":\"1\\\"\","
                      + "\"localizedErrorMessage\":\"1\\\" was not a valid long.\","
                      + "\"portalId\":44012345}]",
                  Map.of(),
                  List.of(
                      detail(
                          "Property \"missing\" does not exist",
                          "PROPERTY_DOESNT_EXIST",
                          "missing"),
                      detail("1\" was not a valid long.", "INVALID_LONG", "hs_timestamp"))));
    }

    @Test
    void quotesAPortalThatIsNoNumber() {
      CallRules rules = new CallRules(PropertyDefinitions.HUBSPOT_ONLY, "team-a");

      assertThat(refused(rules.checkNew(map("x", ""))).failure().message())
          .endsWith(
              "\"portalId\":\"team-a\"},{\"isValid\":false,\"message\":\"Property"
                  + " \\\"hs_timestamp\\\" is required.\","
                  + "\"error\":\"MISSING_REQUIRED_PROPERTY\",\"name\":\"hs_timestamp\",\"localizedErrorMessage\":\"Property"
                  + " \\\"hs_timestamp\\\" is required.\",\"portalId\":\"team-a\"}]");
    }

    @Test
    void listsAHundredFaultsAndCountsTheRest() {
      OrderedMap.Builder<String> sent = new OrderedMap.Builder<>();
      for (int i = 0; i < 5_000; i++) {
        sent.put("n" + i + "x".repeat(1_000), "");
      }

      PropertyCheck.Refused refused = refused(RULES.checkNew(sent.build()));

      assertThat(refused.faults()).hasSize(5_001);
      assertThat(refused.failure().details()).hasSize(100);
      assertThat(refused.failure().context()).isEqualTo(Map.of("omittedFaults", List.of("4901")));
      assertThat(refused.failure().message()).hasSizeLessThan(100_000);
    }
  }

  @Test
  void textInMessagesIsJson() {
    assertThat(JsonText.quoted("\"\\/\b\f\n\r\t\u0001é📞\uD83D"))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001é📞\\ud83d\"");
  }

  private static Map<String, String> map(String... namesAndValues) {
    OrderedMap.Builder<String> map = new OrderedMap.Builder<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map.build();
  }

  private static Map<String, String> accepted(PropertyCheck check) {
    assertThat(check).isInstanceOf(PropertyCheck.Accepted.class);
    return ((PropertyCheck.Accepted) check).values();
  }

  private static PropertyCheck.Refused refused(PropertyCheck check) {
    assertThat(check).isInstanceOf(PropertyCheck.Refused.class);
    return (PropertyCheck.Refused) check;
  }

  private static ErrorDetail detail(String message, String code, String property) {
    return new ErrorDetail(
        message,
        Optional.of(code),
        Optional.empty(),
        Optional.empty(),
        Map.of("propertyName", List.of(property)),
        Map.of(),
        List.of());
  }
}
