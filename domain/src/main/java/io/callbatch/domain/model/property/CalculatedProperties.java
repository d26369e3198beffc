package io.callbatch.domain.model.property;

import io.callbatch.domain.model.OrderedMap;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.ChangeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;

/**
 * The properties that Callbatch fills in, as HubSpot's answers to creates and updates show them.
 *
 * <p>The body's preview is its first 1,000 characters of text. Its HTML form holds the same text,
 * escaped, so that no script gets from a body into a page. {@code hs_user_ids_of_all_owners} names
 * the owner's id too: Callbatch keeps no users.
 */
public final class CalculatedProperties {

  private static final String CALL_TYPE_ID = "0-48";
  private static final String ASSIGNED = "hubspot_owner_assigneddate";
  private static final String ALL_OWNERS = "hs_all_owner_ids";
  private static final String ALL_OWNERS_USERS = "hs_user_ids_of_all_owners";

  private CalculatedProperties() {}

  /**
   * What a new call has beside what was sent.
   *
   * @param id the call's id
   * @param sent the accepted values, in the form in which they are kept
   * @param now when it is created; what is finer than a millisecond is cut off
   * @param source who creates it
   */
  public static Map<String, String> ofNew(
      CallId id, Map<String, String> sent, Instant now, ChangeSource source) {
    OrderedMap.Builder<String> values = new OrderedMap.Builder<>();
    values.put(CallProperties.CREATED, text(now));
    values.put(CallProperties.OBJECT_ID, id.text());
    values.put("hs_obj_coords", CALL_TYPE_ID + "-" + id.text());
    values.put("hs_object_source", source.type());
    source.id().ifPresent(text -> values.put("hs_object_source_id", text));
    values.put("hs_object_source_label", source.label().orElse(source.type()));
    source.userId().ifPresent(user -> values.put("hs_object_source_user_id", user.toString()));
    derive(Map.of(), sent, now, values);
    return values.build();
  }

  /**
   * What changes beside what was sent.
   *
   * @param before the call's properties before the change
   * @param after the same with the accepted changes; cleared ones are empty or not there
   * @param now when it is changed; what is finer than a millisecond is cut off
   * @return name to new value, empty text where a property is cleared; only those whose value
   *     differs from {@code before}
   */
  public static Map<String, String> ofChange(
      Map<String, String> before, Map<String, String> after, Instant now) {
    OrderedMap.Builder<String> values = new OrderedMap.Builder<>();
    derive(before, after, now, values);
    return values.build();
  }

  private static void derive(
      Map<String, String> before,
      Map<String, String> after,
      Instant now,
      OrderedMap.Builder<String> values) {
    set(CallProperties.LAST_MODIFIED, text(now), before, values);
    if (differs(CallProperties.BODY, before, after)) {
      preview(value(CallProperties.BODY, after), before, values);
    }
    if (differs(CallProperties.OWNER_ID, before, after)) {
      String owner = value(CallProperties.OWNER_ID, after);
      set(ALL_OWNERS, owner, before, values);
      set(ALL_OWNERS_USERS, owner, before, values);
      set(ASSIGNED, owner.isEmpty() ? "" : text(now), before, values);
    }
  }

  private static void preview(
      String body, Map<String, String> before, OrderedMap.Builder<String> values) {
    BodyPreview preview = BodyPreview.of(body);
    boolean none = body.isEmpty();
    set(CallProperties.BODY_PREVIEW, preview.text(), before, values);
    set(CallProperties.BODY_PREVIEW_HTML, none ? "" : preview.page(), before, values);
    set(
        CallProperties.BODY_PREVIEW_IS_TRUNCATED,
        none ? "" : Boolean.toString(preview.truncated()),
        before,
        values);
  }

  private static void set(
      String name, String value, Map<String, String> before, OrderedMap.Builder<String> values) {
    if (!value.equals(value(name, before))) {
      values.put(name, value);
    }
  }

  private static boolean differs(
      String name, Map<String, String> before, Map<String, String> after) {
    return !value(name, before).equals(value(name, after));
  }

  private static String value(String name, Map<String, String> properties) {
    return Objects.requireNonNullElse(properties.get(name), "");
  }

  private static String text(Instant now) {
    return now.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
