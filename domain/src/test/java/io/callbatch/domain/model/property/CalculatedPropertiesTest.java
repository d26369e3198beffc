package io.callbatch.domain.model.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalculatedPropertiesTest {

  private static final CallId ID = new CallId(88_512_345_671L);
  private static final Instant NOW = Instant.parse("2026-03-12T10:02:14.512999Z");
  private static final String NOW_TEXT = "2026-03-12T10:02:14.512Z";
  private static final ChangeSource SOURCE = ChangeSource.integration("callbatch");

  @Test
  void aNewCallHasIdentityAndSource() {
    assertThat(
            CalculatedProperties.ofNew(
                ID, Map.of("hs_timestamp", "2026-03-12T10:00:00Z"), NOW, SOURCE))
        .isEqualTo(
            Map.of(
                "hs_createdate", NOW_TEXT,
                "hs_lastmodifieddate", NOW_TEXT,
                "hs_object_id", "88512345671",
                "hs_obj_coords", "0-48-88512345671",
                "hs_object_source", "INTEGRATION",
                "hs_object_source_id", "callbatch",
                "hs_object_source_label", "INTEGRATION"));
  }

  @Test
  void aNewCallNamesLabelAndUserOfTheSourceWhereThereAreAny() {
    ChangeSource source =
        new ChangeSource("CRM_UI", Optional.empty(), Optional.of("Web"), Optional.of(7L));

    assertThat(CalculatedProperties.ofNew(ID, Map.of(), NOW, source))
        .containsEntry("hs_object_source", "CRM_UI")
        .containsEntry("hs_object_source_label", "Web")
        .containsEntry("hs_object_source_user_id", "7")
        .doesNotContainKey("hs_object_source_id");
  }

  @Test
  void aNewCallWithBodyAndOwnerHasTheirDerivatives() {
    assertThat(
            CalculatedProperties.ofNew(
                ID,
                Map.of("hs_call_body", "<p>Hi</p>", "hubspot_owner_id", "11349275740"),
                NOW,
                SOURCE))
        .containsEntry("hs_body_preview", "Hi")
        .containsEntry(
            "hs_body_preview_html", "<html>\n<head></head>\n<body>\nHi\n</body>\n</html>")
        .containsEntry("hs_body_preview_is_truncated", "false")
        .containsEntry("hs_all_owner_ids", "11349275740")
        .containsEntry("hs_user_ids_of_all_owners", "11349275740")
        .containsEntry("hubspot_owner_assigneddate", NOW_TEXT);
  }

  @Test
  void everythingFilledInIsDefinedAndReadOnly() {
    Map<String, String> filled =
        CalculatedProperties.ofNew(
            ID, Map.of("hs_call_body", "Hi", "hubspot_owner_id", "1"), NOW, SOURCE);

    assertThat(filled.keySet())
        .allSatisfy(name ->
            assertThat(PropertyDefinitions.HUBSPOT_ONLY.find(name).orElseThrow().flags())
                .returns(true, PropertyFlags::readOnly));
  }

  @Test
  void aChangeOfSomethingElseChangesTheDateOnly() {
    Map<String, String> before =
        Map.of("hs_call_body", "Hi", "hubspot_owner_id", "1", "hs_call_title", "a");
    Map<String, String> after =
        Map.of("hs_call_body", "Hi", "hubspot_owner_id", "1", "hs_call_title", "b");

    assertThat(CalculatedProperties.ofChange(before, after, NOW))
        .isEqualTo(Map.of("hs_lastmodifieddate", NOW_TEXT));
  }

  @Test
  void aBodyWithTheSameTextChangesNoPreview() {
    Map<String, String> before =
        Map.of(
            "hs_call_body", "Hi",
            "hs_body_preview", "Hi",
            "hs_body_preview_html", "<html>\n<head></head>\n<body>\nHi\n</body>\n</html>",
            "hs_body_preview_is_truncated", "false");

    assertThat(
            CalculatedProperties.ofChange(before, Map.of("hs_call_body", "<p>Hi</p>"), NOW)
                .keySet())
        .containsExactly("hs_lastmodifieddate");
  }

  @Test
  void clearingBodyAndOwnerClearsTheirDerivatives() {
    Map<String, String> before =
        Map.of(
            "hs_call_body", "Hi",
            "hs_body_preview", "Hi",
            "hs_body_preview_html", "x",
            "hs_body_preview_is_truncated", "false",
            "hubspot_owner_id", "1",
            "hs_all_owner_ids", "1",
            "hs_user_ids_of_all_owners", "1",
            "hubspot_owner_assigneddate", "2026-01-01T00:00:00Z");

    assertThat(
            CalculatedProperties.ofChange(
                before, Map.of("hs_call_body", "", "hubspot_owner_id", ""), NOW))
        .isEqualTo(
            Map.of(
                "hs_lastmodifieddate", NOW_TEXT,
                "hs_body_preview", "",
                "hs_body_preview_html", "",
                "hs_body_preview_is_truncated", "",
                "hs_all_owner_ids", "",
                "hs_user_ids_of_all_owners", "",
                "hubspot_owner_assigneddate", ""));
  }

  @Test
  void aNewOwnerIsAssignedNow() {
    assertThat(
            CalculatedProperties.ofChange(
                Map.of("hubspot_owner_id", "1"), Map.of("hubspot_owner_id", "2"), NOW))
        .containsEntry("hs_all_owner_ids", "2")
        .containsEntry("hubspot_owner_assigneddate", NOW_TEXT);
  }
}
