package io.callbatch.adapter.sql.store;

import io.callbatch.adapter.sql.schema.Column;
import io.callbatch.adapter.sql.schema.Insert;
import io.callbatch.adapter.sql.schema.Row;
import io.callbatch.domain.model.call.AssociationCategory;
import io.callbatch.domain.model.call.AssociationSpec;
import io.callbatch.domain.model.call.CallAssociation;
import io.callbatch.domain.model.call.ChangeSource;
import io.callbatch.domain.model.call.PropertyVersion;
import io.callbatch.domain.port.out.CallStore.CallWrite;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the tables beside the calls: versions, unique values, associations. */
final class CallDetailRows {

  /** Versions of properties that have none yet. */
  static final Insert FIRST_VERSIONS = versions(Column.number("n"));

  /** Versions on top of those that are there; the call's lock keeps others from doing the same. */
  static final Insert VERSIONS =
      versions(
          new Column(
              "n",
              Column.Kind.LONG,
              """
              r.n + coalesce((SELECT max(v.n) FROM call_version v WHERE v.portal = r.portal
                AND v.call_id = r.call_id AND v.property = r.property), 0)\
              """));

  static final Insert UNIQUE_VALUES =
      new Insert(
          "unique_value",
          List.of(
              Column.text("portal"),
              Column.text("property"),
              Column.text("value"),
              Column.number("call_id")),
          "");

  static final Insert ASSOCIATIONS =
      new Insert(
          "call_association",
          List.of(
              Column.text("portal"),
              Column.number("call_id"),
              Column.text("to_type"),
              Column.text("to_id"),
              Column.text("category"),
              Column.number("type_id"),
              new Column(
                  "n",
                  Column.Kind.LONG,
                  """
                  r.n + coalesce((SELECT max(a.n) FROM call_association a
                    WHERE a.portal = r.portal AND a.call_id = r.call_id), 0)\
                  """)),
          "ON CONFLICT DO NOTHING");

  static final String VERSION_COLUMNS =
      "call_id, property, value, at, source_type, source_id, source_label, source_user";
  static final String ASSOCIATION_COLUMNS = "call_id, to_type, to_id, category, type_id";

  private CallDetailRows() {}

  private static Insert versions(Column n) {
    return new Insert(
        "call_version",
        List.of(
            Column.text("portal"),
            Column.number("call_id"),
            Column.text("property"),
            n,
            Column.text("value"),
            Column.number("at"),
            Column.text("source_type"),
            Column.text("source_id"),
            Column.text("source_label"),
            Column.number("source_user")),
        "");
  }

  static List<@Nullable Object[]> versions(String portal, List<CallWrite> calls) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CallWrite write : calls) {
      ChangeSource source = write.source();
      write
          .changed()
          .forEach((property, value) ->
              rows.add(
                  new @Nullable Object[] {
                    portal,
                    write.call().id().value(),
                    property,
                    1L,
                    value,
                    write.call().updatedAt().toEpochMilli(),
                    source.type(),
                    source.id().orElse(null),
                    source.label().orElse(null),
                    source.userId().orElse(null)
                  }));
    }
    return rows;
  }

  static List<@Nullable Object[]> uniqueValues(String portal, List<CallWrite> calls) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CallWrite write : calls) {
      write
          .unique()
          .forEach((property, value) -> {
            if (!value.isEmpty()) {
              rows.add(
                  new @Nullable Object[] {
                    portal, property, UniqueKeys.key(value), write.call().id().value()
                  });
            }
          });
    }
    return rows;
  }

  static List<@Nullable Object[]> associations(String portal, List<CallWrite> calls) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CallWrite write : calls) {
      long n = 1;
      for (CallAssociation association : write.associations()) {
        rows.add(
            new @Nullable Object[] {
              portal,
              write.call().id().value(),
              association.toObjectType(),
              association.toId(),
              association.spec().category().name(),
              (long) association.spec().typeId(),
              n++
            });
      }
    }
    return rows;
  }

  static PropertyVersion version(Row row) throws SQLException {
    return new PropertyVersion(
        row.text(3),
        Instant.ofEpochMilli(row.number(4)),
        new ChangeSource(
            row.text(5), row.optionalText(6), row.optionalText(7), row.optionalNumber(8)));
  }

  static CallAssociation association(Row row) throws SQLException {
    return new CallAssociation(
        row.text(2),
        row.text(3),
        new AssociationSpec(AssociationCategory.valueOf(row.text(4)), (int) row.number(5)));
  }
}
