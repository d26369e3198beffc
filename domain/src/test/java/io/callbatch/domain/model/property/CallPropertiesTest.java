package io.callbatch.domain.model.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallPropertiesTest {

  @Test
  void namesAreSortedAndThereIsNoneTwice() {
    assertThat(CallProperties.ALL)
        .hasSize(91)
        .extracting(PropertyDefinition::name)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("hs_[a-z_]+[1-3]?|hubspot_[a-z_]+"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hs_object_source_detail_1",
        "hs_object_source_detail_3",
        "hs_was_imported",
        "hs_read_only",
        "hs_shared_user_ids",
        "hs_shared_team_ids",
        "hs_call_unique_external_id",
        "hs_call_location",
        "hs_call_meeting_id",
        "hs_call_deal_stage_during_call",
        "hs_call_transcript_tracked_terms",
        "hs_call_ms_teams_payload",
        "hs_campaign_guid",
        "hs_hosted_video_conference_url"
      })
  void knowsWhatTheSystemSetsInARealPortal(String name) {
    assertThat(CallProperties.ALL)
        .filteredOn(definition -> definition.name().equals(name))
        .singleElement()
        .matches(definition -> definition.flags().readOnly());
  }

  @Test
  void everyOneSaysWhatItIs() {
    assertThat(CallProperties.ALL)
        .allSatisfy(definition -> {
          assertThat(definition.label()).isNotBlank();
          assertThat(definition.groupName()).isIn("call", "engagement");
          assertThat(definition.flags().hubspotDefined()).isTrue();
          assertThat(definition.createdAt()).isEmpty();
          assertThat(definition.archivedAt()).isEmpty();
        });
  }

  @Test
  void whatIsCalculatedIsReadOnly() {
    assertThat(CallProperties.ALL)
        .filteredOn(definition -> definition.flags().calculated())
        .isNotEmpty()
        .allMatch(definition -> definition.flags().readOnly());
  }

  @Test
  void onlyTheTimestampIsRequired() {
    assertThat(CallProperties.ALL)
        .filteredOn(definition -> definition.flags().required())
        .extracting(PropertyDefinition::name)
        .containsExactly("hs_timestamp");
  }

  @Test
  void callersMaySetTheseAndNoOthers() {
    assertThat(CallProperties.ALL)
        .filteredOn(definition -> !definition.flags().readOnly())
        .extracting(PropertyDefinition::name)
        .containsExactly(
            "hs_activity_type",
            "hs_attachment_ids",
            "hs_call_app_id",
            "hs_call_body",
            "hs_call_callee_object_id",
            "hs_call_callee_object_type",
            "hs_call_callee_object_type_id",
            "hs_call_direction",
            "hs_call_disposition",
            "hs_call_duration",
            "hs_call_external_account_id",
            "hs_call_external_id",
            "hs_call_from_number",
            "hs_call_has_voicemail",
            "hs_call_recording_url",
            "hs_call_source",
            "hs_call_status",
            "hs_call_title",
            "hs_call_to_number",
            "hs_timestamp",
            "hubspot_owner_id");
  }

  @ParameterizedTest
  @CsvSource({
    "hs_timestamp, DATETIME, date",
    "hs_call_duration, NUMBER, number",
    "hs_call_body, STRING, html",
    "hs_call_has_voicemail, BOOL, booleancheckbox",
    "hs_call_from_number, STRING, phonenumber",
    "hs_attachment_ids, ENUMERATION, checkbox",
    "hs_call_disposition, ENUMERATION, select",
    "hs_object_id, NUMBER, number",
    "hs_createdate, DATETIME, date"
  })
  void typesAreHubSpots(String name, PropertyType type, String fieldType) {
    PropertyDefinition definition = find(name);

    assertThat(List.of(definition.type(), definition.fieldType())).containsExactly(type, fieldType);
  }

  @Test
  void statusesAreTheDocumentedOnesAndThoseThatCallingAppsSend() {
    assertThat(find("hs_call_status").options())
        .extracting(PropertyOption::value)
        .containsExactly(
            "BUSY",
            "CALLING_CRM_USER",
            "CANCELED",
            "COMPLETED",
            "CONNECTING",
            "FAILED",
            "IN_PROGRESS",
            "NO_ANSWER",
            "QUEUED",
            "RINGING",
            "MISSED",
            "HOLD",
            "UNKNOWN");
  }

  @Test
  void dispositionsAreKeptElsewhere() {
    assertThat(find("hs_call_disposition").options()).isEmpty();
    assertThat(find("hs_call_disposition").flags().externalOptions()).isTrue();
    assertThat(CallProperties.dispositions())
        .hasSize(6)
        .extracting(PropertyOption::label)
        .contains("Connected", "Wrong number");
  }

  private static PropertyDefinition find(String name) {
    return PropertyDefinitions.HUBSPOT_ONLY.find(name).orElseThrow();
  }
}
