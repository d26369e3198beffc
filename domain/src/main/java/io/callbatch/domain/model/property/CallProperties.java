package io.callbatch.domain.model.property;

import static io.callbatch.domain.model.property.Definitions.bool;
import static io.callbatch.domain.model.property.Definitions.calculated;
import static io.callbatch.domain.model.property.Definitions.choice;
import static io.callbatch.domain.model.property.Definitions.dateTime;
import static io.callbatch.domain.model.property.Definitions.described;
import static io.callbatch.domain.model.property.Definitions.externalChoice;
import static io.callbatch.domain.model.property.Definitions.externalChoices;
import static io.callbatch.domain.model.property.Definitions.html;
import static io.callbatch.domain.model.property.Definitions.identity;
import static io.callbatch.domain.model.property.Definitions.number;
import static io.callbatch.domain.model.property.Definitions.options;
import static io.callbatch.domain.model.property.Definitions.phone;
import static io.callbatch.domain.model.property.Definitions.readOnly;
import static io.callbatch.domain.model.property.Definitions.required;
import static io.callbatch.domain.model.property.Definitions.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The properties that HubSpot defines for calls in every portal, as its guide "Engagements: calls",
 * recorded traffic and the property list of a real portal (91 names) have them. Labels and types of
 * those that only the system sets are in part inferred.
 */
public final class CallProperties {

  /** When the call took place; the only property that a new call must have. */
  public static final String TIMESTAMP = "hs_timestamp";

  /** What was said, as HTML. */
  public static final String BODY = "hs_call_body";

  /** Where the recording is. */
  public static final String RECORDING_URL = "hs_call_recording_url";

  /** Id of the owner. */
  public static final String OWNER_ID = "hubspot_owner_id";

  /** The start of the body as text; see {@link CalculatedProperties}. */
  public static final String BODY_PREVIEW = "hs_body_preview";

  /** The start of the body as an HTML page. */
  public static final String BODY_PREVIEW_HTML = "hs_body_preview_html";

  /** Whether the body goes on after the preview. */
  public static final String BODY_PREVIEW_IS_TRUNCATED = "hs_body_preview_is_truncated";

  /** When the call was put in. */
  public static final String CREATED = "hs_createdate";

  /** When the call was last changed. */
  public static final String LAST_MODIFIED = "hs_lastmodifieddate";

  /** The call's id. */
  public static final String OBJECT_ID = "hs_object_id";

  /** Ids of the calls that were merged into this one, joined by {@code ;}. */
  public static final String MERGED_IDS = "hs_merged_object_ids";

  private static final List<PropertyOption> DIRECTIONS =
      options("INBOUND", "Inbound", "OUTBOUND", "Outbound");

  // The last three aren't documented for the property, but calling apps send them.
  private static final List<PropertyOption> STATUSES =
      options(
          "BUSY", "Busy",
          "CALLING_CRM_USER", "Calling CRM user",
          "CANCELED", "Canceled",
          "COMPLETED", "Completed",
          "CONNECTING", "Connecting",
          "FAILED", "Failed",
          "IN_PROGRESS", "In progress",
          "NO_ANSWER", "No answer",
          "QUEUED", "Queued",
          "RINGING", "Ringing",
          "MISSED", "Missed",
          "HOLD", "On hold",
          "UNKNOWN", "Unknown");

  private static final List<PropertyOption> SOURCES =
      options("INTEGRATIONS_PLATFORM", "Integrations platform");

  /** HubSpot's own dispositions; a portal's further ones are kept elsewhere and taken as well. */
  private static final List<PropertyOption> DISPOSITIONS =
      options(
          "9d9162e7-6cf3-4944-bf63-4dff82258764", "Busy",
          "f240bbac-87c9-4f6e-bf70-924b57d47db7", "Connected",
          "a4c4c377-d246-4b32-a13b-75a56a4cd0ff", "Left live message",
          "b2cf5968-551e-4856-9783-52b3da59a7d0", "Left voicemail",
          "73a0d17f-1163-4015-bdd5-ec830791da20", "No answer",
          "17b47fee-58de-441e-a44c-c6300d46f273", "Wrong number");

  private static final List<PropertyDefinition> SETTABLE =
      List.of(
          described(
              required(dateTime(TIMESTAMP, "Activity date")),
              "The date that an engagement occurred"),
          text("hs_call_title", "Call title"),
          described(html(BODY, "Call notes"), "Notes on the call, as HTML"),
          described(
              choice("hs_call_direction", "Call direction", DIRECTIONS),
              "The direction of the call"),
          choice("hs_call_status", "Call status", STATUSES),
          described(
              externalChoice("hs_call_disposition", "Call outcome"),
              "GUID of the outcome, one of HubSpot's or of the account's own"),
          described(
              number("hs_call_duration", "Call duration"),
              "The duration of the call in milliseconds"),
          phone("hs_call_from_number", "From number"),
          phone("hs_call_to_number", "To number"),
          described(text(RECORDING_URL, "Recording URL"), "HTTPS address of the recording"),
          bool("hs_call_has_voicemail", "Voicemail available"),
          choice("hs_call_source", "Call source", SOURCES),
          number("hs_call_app_id", "Call app id"),
          text("hs_call_external_id", "External call id"),
          text("hs_call_external_account_id", "External account id"),
          number("hs_call_callee_object_id", "Callee object id"),
          text("hs_call_callee_object_type", "Callee object type"),
          text("hs_call_callee_object_type_id", "Callee object type id"),
          externalChoice("hs_activity_type", "Call and meeting type"),
          externalChoices("hs_attachment_ids", "Attached file ids"),
          externalChoice(OWNER_ID, "Activity assigned to"));

  private static final List<PropertyDefinition> IDENTITY_AND_AUDIT =
      List.of(
          described(
              identity(number(OBJECT_ID, "Record ID")),
              "The unique ID for this record. This value is set automatically by HubSpot."),
          readOnly(dateTime(CREATED, "Create date")),
          readOnly(dateTime(LAST_MODIFIED, "Last modified date")),
          readOnly(number("hs_created_by", "Activity created by")),
          readOnly(number("hs_created_by_user_id", "Created by user ID")),
          readOnly(number("hs_modified_by", "Updated by")),
          readOnly(number("hs_updated_by_user_id", "Updated by user ID")),
          readOnly(text("hs_obj_coords", "Object coordinates")),
          readOnly(text("hs_object_source", "Record creation source")),
          readOnly(text("hs_object_source_id", "Record creation source ID")),
          readOnly(text("hs_object_source_label", "Record source")),
          readOnly(text("hs_object_source_detail_1", "Record source detail 1")),
          readOnly(text("hs_object_source_detail_2", "Record source detail 2")),
          readOnly(text("hs_object_source_detail_3", "Record source detail 3")),
          readOnly(number("hs_object_source_user_id", "Record creation source user ID")),
          readOnly(externalChoices(MERGED_IDS, "Merged record IDs")),
          readOnly(text("hs_unique_creation_key", "Unique creation key")),
          readOnly(text("hs_unique_id", "Unique ID")),
          readOnly(bool("hs_gdpr_deleted", "GDPR deleted")),
          readOnly(bool("hs_read_only", "Read only object")),
          readOnly(bool("hs_was_imported", "Performed in an import")));

  private static final List<PropertyDefinition> OWNERS_AND_TEAMS =
      List.of(
          calculated(dateTime("hubspot_owner_assigneddate", "Owner assigned date")),
          calculated(externalChoice("hubspot_team_id", "HubSpot team")),
          calculated(externalChoices("hs_all_owner_ids", "All owner IDs")),
          calculated(externalChoices("hs_all_team_ids", "All team IDs")),
          calculated(externalChoices("hs_all_accessible_team_ids", "All accessible team IDs")),
          readOnly(externalChoices("hs_all_assigned_business_unit_ids", "Business units")),
          calculated(externalChoices("hs_user_ids_of_all_owners", "User IDs of all owners")),
          readOnly(
              externalChoices(
                  "hs_user_ids_of_all_notification_followers", "Notification followers")),
          readOnly(
              externalChoices(
                  "hs_user_ids_of_all_notification_unfollowers", "Notification unfollowers")),
          readOnly(externalChoices("hs_at_mentioned_owner_ids", "At-mentioned owner IDs")),
          readOnly(externalChoices("hs_queue_membership_ids", "Queue membership IDs")),
          readOnly(externalChoices("hs_shared_team_ids", "Shared teams")),
          readOnly(externalChoices("hs_shared_user_ids", "Shared users")));

  private static final List<PropertyDefinition> BODY_PREVIEWS =
      List.of(
          calculated(text(BODY_PREVIEW, "Body preview")),
          calculated(html(BODY_PREVIEW_HTML, "HTML body preview")),
          calculated(bool(BODY_PREVIEW_IS_TRUNCATED, "Body preview truncated")));

  private static final List<PropertyDefinition> TELEPHONY =
      List.of(
          readOnly(text("hs_call_authed_url_provider", "Authorized URL provider")),
          readOnly(bool("hs_call_has_transcript", "Transcript available")),
          readOnly(number("hs_call_transcription_id", "Transcription ID")),
          readOnly(html("hs_call_summary", "Call summary")),
          readOnly(number("hs_call_recording_duration", "Recording duration")),
          readOnly(text("hs_call_video_recording_url", "Video recording URL")),
          readOnly(text("hs_call_zoom_meeting_uuid", "Zoom meeting UUID")),
          readOnly(text("hs_calls_service_call_id", "Calls service call ID")),
          readOnly(number("hs_call_primary_deal", "Primary deal")),
          calculated(number("hs_connected_count", "Connected count")),
          calculated(number("hs_voicemail_count", "Voicemail count")),
          readOnly(text("hs_product_name", "Product name")),
          readOnly(text("hs_engagement_source", "Engagement source")),
          readOnly(text("hs_engagement_source_id", "Engagement source ID")),
          readOnly(text("hs_follow_up_action", "Follow-up action")),
          readOnly(text("hs_unknown_visitor_conversation", "Unknown visitor conversation")),
          readOnly(text("hs_campaign_guid", "Campaign GUID")),
          readOnly(text("hs_hosted_video_conference_url", "Hosted video conference URL")));

  private static final List<PropertyDefinition> CALLING_TOOLS =
      List.of(
          readOnly(text("hs_call_deal_stage_during_call", "Deal stage during call")),
          readOnly(text("hs_call_from_number_nickname", "From number nickname")),
          readOnly(text("hs_call_location", "Call location")),
          readOnly(text("hs_call_meeting_id", "Call meeting ID")),
          readOnly(text("hs_call_ms_teams_payload", "Microsoft Teams payload")),
          readOnly(text("hs_call_phone_number_source", "Phone number source")),
          readOnly(text("hs_call_routing_strategy_type", "Routing strategy type")),
          readOnly(text("hs_call_suggested_next_actions", "Suggested next actions")),
          readOnly(text("hs_call_summary_execution_id", "Call summary execution ID")),
          readOnly(text("hs_call_to_number_nickname", "To number nickname")),
          readOnly(number("hs_call_transcript_audio_num_channels", "Transcript audio channels")),
          readOnly(externalChoices("hs_call_transcript_tracked_terms", "Tracked terms")),
          readOnly(text("hs_call_unified_phone_number_id", "Unified phone number ID")),
          readOnly(text("hs_call_unique_external_id", "Unique external call ID")),
          readOnly(text("hs_call_video_meeting_type", "Video meeting type")));

  /** All of them, sorted by name. */
  public static final List<PropertyDefinition> ALL =
      sorted(
          List.of(
              SETTABLE,
              IDENTITY_AND_AUDIT,
              OWNERS_AND_TEAMS,
              BODY_PREVIEWS,
              TELEPHONY,
              CALLING_TOOLS));

  private CallProperties() {}

  /**
   * The dispositions that every portal has, GUID and label. The property's own option list is
   * empty, as HubSpot's is: the portal's dispositions endpoint holds them.
   */
  public static List<PropertyOption> dispositions() {
    return DISPOSITIONS;
  }

  private static List<PropertyDefinition> sorted(List<List<PropertyDefinition>> parts) {
    List<PropertyDefinition> all = new ArrayList<>();
    parts.forEach(all::addAll);
    all.sort(Comparator.comparing(PropertyDefinition::name));
    return List.copyOf(all);
  }
}
