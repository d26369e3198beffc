package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.codec.JsonText;
import io.callbatch.adapter.sql.schema.Column;
import io.callbatch.adapter.sql.schema.Dialect;
import io.callbatch.adapter.sql.schema.Insert;
import io.callbatch.adapter.sql.schema.Row;
import io.callbatch.domain.model.call.CallId;
import io.callbatch.domain.model.call.StoredCall;
import io.callbatch.domain.model.search.SearchMatcher;
import io.callbatch.domain.model.search.Texts;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Rows of the table of calls. */
final class CallRows {

  static final String COLUMNS = "c.id, c.created_at, c.updated_at, c.archived_at, c.properties";

  /** Properties with a column of their own, which holds their text. */
  static final List<String> TEXT_COLUMNS =
      List.of("hs_call_direction", "hs_call_status", "hs_call_disposition", "hubspot_owner_id");

  static final Insert NEW = insert("");
  static final Insert CHANGED =
      insert(
          """
          ON CONFLICT (portal, id) DO UPDATE SET
            created_at = excluded.created_at, updated_at = excluded.updated_at,
            archived_at = excluded.archived_at, hs_timestamp = excluded.hs_timestamp,
            hs_call_duration = excluded.hs_call_duration,
            hs_call_direction = excluded.hs_call_direction,
            hs_call_status = excluded.hs_call_status,
            hs_call_disposition = excluded.hs_call_disposition,
            hubspot_owner_id = excluded.hubspot_owner_id, properties = excluded.properties
          """);

  /** Index entries can't be long; longer texts are compared by their beginning. */
  private static final int LONGEST_INDEXED = 255;

  private CallRows() {}

  private static Insert insert(String suffix) {
    return new Insert(
        "call",
        List.of(
            Column.text("portal"),
            Column.number("id"),
            Column.number("created_at"),
            Column.number("updated_at"),
            Column.number("archived_at"),
            Column.number("hs_timestamp"),
            new Column("hs_call_duration", Column.Kind.NUMBER, null),
            Column.text("hs_call_direction"),
            Column.text("hs_call_status"),
            Column.text("hs_call_disposition"),
            Column.text("hubspot_owner_id"),
            new Column("properties", Column.Kind.JSON, null),
            new Column("words", Column.Kind.WORDS, null)),
        suffix);
  }

  static @Nullable Object[] values(String portal, StoredCall call, Dialect dialect) {
    SortedMap<String, String> properties = call.properties();
    return new @Nullable Object[] {
      portal,
      call.id().value(),
      call.createdAt().toEpochMilli(),
      call.updatedAt().toEpochMilli(),
      call.archivedAt().map(Instant::toEpochMilli).orElse(null),
      millis(properties.get("hs_timestamp")),
      number(properties.get("hs_call_duration")),
      indexed(properties.get("hs_call_direction")),
      indexed(properties.get("hs_call_status")),
      indexed(properties.get("hs_call_disposition")),
      indexed(properties.get("hubspot_owner_id")),
      JsonText.object(properties, dialect::keep),
      dialect.wordsAreColumn() ? words(call) : ""
    };
  }

  /** The words of title and body, each once, with a space between them. */
  static String words(StoredCall call) {
    Set<String> words = new LinkedHashSet<>();
    for (String property : SearchMatcher.TEXT_PROPERTIES) {
      words.addAll(Texts.words(call.properties().getOrDefault(property, "")));
    }
    return String.join(" ", words);
  }

  static @Nullable Long millis(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException _) {
      return null;
    }
  }

  static @Nullable String number(@Nullable String text) {
    return text == null || Texts.number(text).isEmpty() ? null : text;
  }

  static @Nullable String indexed(@Nullable String text) {
    return text == null || text.length() <= LONGEST_INDEXED
        ? text
        : text.substring(0, LONGEST_INDEXED);
  }

  static StoredCall call(Row row, Dialect dialect) throws SQLException {
    SortedMap<String, String> properties = JsonText.members(row.json(5), dialect::kept);
    return new StoredCall(
        new CallId(row.number(1)),
        properties,
        Instant.ofEpochMilli(row.number(2)),
        Instant.ofEpochMilli(row.number(3)),
        row.optionalNumber(4).map(Instant::ofEpochMilli));
  }
}
